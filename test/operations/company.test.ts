import { isolateRequests, NO_SUCH_ROUTE, operate, reply } from '../../tools/engine/operations';

isolateRequests();

describe('Company → Get Many', () => {
	it('lists companies', async () => {
		const sent = reply({ body: { total_pages: 1, companies: [{ id: 'c1' }, { id: 'c2' }] } });

		const { output } = await operate('company', 'getAll');

		expect(sent).toEqual([{ call: 'GET /companies?page=1&page_size=50' }]);
		expect(output).toEqual([{ id: 'c1' }, { id: 'c2' }]);
	});

	it('lists the company and its locations at any depth, each once, where they are nested', async () => {
		const shared = { id: 'shared', name: 'Both' };
		const sent = reply(NO_SUCH_ROUTE, {
			body: {
				id: 'parent',
				name: 'Parent',
				locations: [
					{ id: 'north', locations: [{ id: 'north-east', locations: [] }, shared] },
					{ id: 'south', locations: [shared] },
				],
			},
		});

		const { output } = await operate('company', 'getAll', { returnAll: true });

		expect(sent.map(({ call }) => call)).toEqual([
			'GET /companies?page=1&page_size=200',
			'GET /company',
		]);
		expect(output).toEqual([
			{ id: 'parent', name: 'Parent' },
			{ id: 'north' },
			{ id: 'north-east' },
			shared,
			{ id: 'south' },
		]);
	});

	it('keeps to the limit there, too', async () => {
		reply(NO_SUCH_ROUTE, { body: { id: 'parent', locations: [{ id: 'a' }, { id: 'b' }] } });

		const { output } = await operate('company', 'getAll', { limit: 2 });

		expect(output).toEqual([{ id: 'parent' }, { id: 'a' }]);
	});
});
