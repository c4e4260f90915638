import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** What an expression gives that finds nothing; n8n itself refuses a field that is simply left empty. */
const EMPTY = '={{ $json.none }}';

const PIPES = { object: 'material_category', uuid: 'pbmcat_1', parent_uuid: null, name: 'Pipes' };
const PATH = '/api/price_book/material_categories';

describe('Material Category', () => {
	it.each([
		[{}, {}],
		[
			{ parent_uuid: 'pbmcat_0', additionalJson: '{ "image": null }' },
			{ parent_uuid: 'pbmcat_0', image: null },
		],
	])('is created at the top or inside another', async (additionalFields, more) => {
		const sent = reply({ body: PIPES });

		const { output, error } = await operate('materialCategory', 'create', {
			name: 'Pipes',
			additionalFields,
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: `POST ${PATH}`, body: { name: 'Pipes', ...more } }]);
		expect(output).toEqual([PIPES]);
	});

	it('is renamed', async () => {
		const sent = reply({ body: PIPES });

		const { output, error } = await operate('materialCategory', 'update', {
			material_category_uuid: 'pbmcat_1',
			name: 'Pipes',
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: `PUT ${PATH}/pbmcat_1`, body: { name: 'Pipes' } }]);
		expect(output).toEqual([PIPES]);
	});

	it('is deleted', async () => {
		const sent = reply({ body: {} });

		const { output, error } = await operate('materialCategory', 'delete', {
			material_category_uuid: 'pbmcat_1',
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: `DELETE ${PATH}/pbmcat_1` }]);
		expect(output).toEqual([{ deleted: true, id: 'pbmcat_1' }]);
	});

	it('is listed one level at a time', async () => {
		const sent = reply({ body: { object: 'list', page: 1, total_count: 1, data: [PIPES] } });

		const { output, error } = await operate('materialCategory', 'getAll', {
			filters: { parent_uuid: 'pbmcat_0' },
			sort: { order: { sort_by: 'name', sort_direction: 'asc' } },
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([
			{
				call: `GET ${PATH}?parent_uuid=pbmcat_0&sort_by=name&sort_direction=asc&page=1&page_size=50`,
			},
		]);
		expect(output).toEqual([PIPES]);
	});

	it.each([
		['create', { name: EMPTY }, '"Name" is empty [item 0]'],
		[
			'delete',
			{ material_category_uuid: EMPTY },
			'"Material Category Name or ID" is empty [item 0]',
		],
		[
			'update',
			{ material_category_uuid: EMPTY, name: 'Pipes' },
			'"Material Category Name or ID" is empty [item 0]',
		],
	])('is not touched by %s without what is needed', async (operation, fields, message) => {
		const sent = reply();

		const { error } = await operate('materialCategory', operation, fields);

		expect(error?.message).toBe(message);
		expect(sent).toEqual([]);
	});
});
