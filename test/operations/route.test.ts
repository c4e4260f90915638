import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const ROUTE = { id: 'route_1', name: 'North', date: '2026-04-01', employee_ids: ['pro_1'] };

describe('Route → Get Many', () => {
	it('asks for a day, in the time zone of the workflow', async () => {
		const sent = reply({ body: { total_pages: 1, total_items: 1, routes: [ROUTE] } });

		const { output, error } = await operate(
			'route',
			'getAll',
			{ filters: { date: '2026-04-02T03:00:00Z' } },
			{ timezone: 'America/Los_Angeles' },
		);

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: 'GET /routes?date=2026-04-01&page=1&per_page=50' }]);
		expect(output).toEqual([ROUTE]);
	});

	it('leaves the day to the service, and reads all pages by "per_page"', async () => {
		const envelope = { page_size: 100, total_pages: 2, total_items: 2 };
		const sent = reply(
			{ body: { ...envelope, page: 1, routes: [ROUTE] } },
			{ body: { ...envelope, page: 2, routes: [{ id: 'route_2' }] } },
		);

		const { output } = await operate('route', 'getAll', { returnAll: true });

		expect(sent).toEqual([
			{ call: 'GET /routes?page=1&per_page=100' },
			{ call: 'GET /routes?page=2&per_page=100' },
		]);
		expect(output).toEqual([ROUTE, { id: 'route_2' }]);
	});

	it('refuses what is not a date, before any request', async () => {
		const sent = reply();

		const { error } = await operate('route', 'getAll', { filters: { date: 'someday' } });

		expect(error?.message).toBe('"Date" is not a date: someday [item 0]');
		expect(sent).toEqual([]);
	});
});
