import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** What an expression gives that finds nothing; n8n itself refuses a field that is simply left empty. */
const EMPTY = '={{ $json.none }}';

const VIP = { id: 'tag_1', name: 'VIP' };

describe('Tag', () => {
	it('is created by its name', async () => {
		const sent = reply({ status: 201, body: VIP });

		const { output, error } = await operate('tag', 'create', {
			name: 'VIP',
			additionalFields: { additionalJson: '{ "color": "red" }' },
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: 'POST /tags', body: { name: 'VIP', color: 'red' } }]);
		expect(output).toEqual([VIP]);
	});

	it('is renamed', async () => {
		const sent = reply({ body: VIP });

		const { output, error } = await operate('tag', 'update', { tag_id: 'tag_1', name: 'VIP' });

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: 'PUT /tags/tag_1', body: { name: 'VIP' } }]);
		expect(output).toEqual([VIP]);
	});

	it('is listed in the order that is asked for, over all pages', async () => {
		const envelope = { page_size: 200, total_pages: 2, total_items: 2 };
		const sent = reply(
			{ body: { ...envelope, page: 1, tags: [VIP] } },
			{ body: { ...envelope, page: 2, tags: [{ id: 'tag_2', name: 'Warranty' }] } },
		);

		const { output, error } = await operate('tag', 'getAll', {
			returnAll: true,
			sort: { order: { sort_by: 'name', sort_direction: 'asc' } },
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([
			{ call: 'GET /tags?sort_by=name&sort_direction=asc&page=1&page_size=200' },
			{ call: 'GET /tags?sort_by=name&sort_direction=asc&page=2&page_size=200' },
		]);
		expect(output).toEqual([VIP, { id: 'tag_2', name: 'Warranty' }]);
	});

	it.each([
		['create', { name: EMPTY }, '"Name" is empty [item 0]'],
		['update', { tag_id: EMPTY, name: 'VIP' }, '"Tag Name or ID" is empty [item 0]'],
		['update', { tag_id: 'tag_1', name: EMPTY }, '"Name" is empty [item 0]'],
	])('is not touched by %s without what is needed', async (operation, fields, message) => {
		const sent = reply();

		const { error } = await operate('tag', operation, fields);

		expect(error?.message).toBe(message);
		expect(sent).toEqual([]);
	});
});
