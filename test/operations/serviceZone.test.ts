import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const ZONE = { id: 'zone_1', name: 'Downtown', coverage_type: 'zip', zip_codes: ['92121'] };

describe('Service Zone → Get Many', () => {
	it('asks for an address and a ZIP code', async () => {
		const sent = reply({ body: { total_pages: 1, total_items: 1, service_zones: [ZONE] } });

		const { output, error } = await operate('serviceZone', 'getAll', {
			limit: 5,
			filters: { address: '12 Main St', zip_code: '92121' },
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([
			{ call: 'GET /service_zones?address=12 Main St&zip_code=92121&page=1&page_size=5' },
		]);
		expect(output).toEqual([ZONE]);
	});
});
