import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** What an expression gives that finds nothing; n8n itself refuses a field that is simply left empty. */
const EMPTY = '={{ $json.none }}';

const YELP = { id: 'lsrc_1', name: 'Yelp', editable: true };

describe('Lead Source', () => {
	it('is created by its name', async () => {
		const sent = reply({ status: 201, body: YELP });

		const { output, error } = await operate('leadSource', 'create', { name: 'Yelp' });

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: 'POST /lead_sources', body: { name: 'Yelp' } }]);
		expect(output).toEqual([YELP]);
	});

	it('is renamed', async () => {
		const sent = reply({ body: YELP });

		const { output, error } = await operate('leadSource', 'update', {
			lead_source_id: 'lsrc_1',
			name: 'Yelp',
			additionalFields: { additionalJson: '{ "hidden": false }' },
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([
			{ call: 'PUT /lead_sources/lsrc_1', body: { name: 'Yelp', hidden: false } },
		]);
		expect(output).toEqual([YELP]);
	});

	it('is searched by name, in either direction', async () => {
		const sent = reply({ body: { total_pages: 1, total_items: 1, lead_sources: [YELP] } });

		const { output, error } = await operate('leadSource', 'getAll', {
			limit: 20,
			filters: { q: 'ye' },
			options: { sort_direction: 'asc' },
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([
			{ call: 'GET /lead_sources?q=ye&sort_direction=asc&page=1&page_size=20' },
		]);
		expect(output).toEqual([YELP]);
	});

	it.each([
		['create', { name: EMPTY }, '"Name" is empty [item 0]'],
		[
			'update',
			{ lead_source_id: EMPTY, name: 'Yelp' },
			'"Lead Source Name or ID" is empty [item 0]',
		],
	])('is not touched by %s without what is needed', async (operation, fields, message) => {
		const sent = reply();

		const { error } = await operate('leadSource', operation, fields);

		expect(error?.message).toBe(message);
		expect(sent).toEqual([]);
	});
});
