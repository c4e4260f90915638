import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** What an expression gives that finds nothing; n8n itself refuses a field that is simply left empty. */
const EMPTY = '={{ $json.none }}';

const PIPE = {
	object: 'material',
	uuid: 'mat_1',
	material_category_uuid: 'pbmcat_1',
	material_category_name: 'Pipes',
	name: 'Copper pipe',
	description: 'Half an inch',
	image: null,
	cost: 300,
	price: 750,
	unit_of_measure: 'ft',
	part_number: 'CP-12',
	flat_rate_enabled: false,
	taxable: true,
};

/** As it is read: in dollars. */
const READ_PIPE = { ...PIPE, cost: 3, price: 7.5 };

describe('Material', () => {
	describe('Material → Create', () => {
		it('sends the category in the query and in the body', async () => {
			const sent = reply({ body: PIPE });

			const { output, error } = await operate('material', 'create', {
				material_category_uuid: 'pbmcat_1',
				name: 'Copper pipe',
				price: 7.5,
				cost: 3,
				additionalFields: {
					description: 'Half an inch',
					flat_rate_enabled: false,
					part_number: 'CP-12',
					taxable: true,
					unit_of_measure: 'ft',
					additionalJson: '{ "vendor": "Acme" }',
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /api/price_book/materials?material_category_uuid=pbmcat_1',
					body: {
						material_category_uuid: 'pbmcat_1',
						name: 'Copper pipe',
						price: 750,
						cost: 300,
						description: 'Half an inch',
						flat_rate_enabled: false,
						part_number: 'CP-12',
						taxable: true,
						unit_of_measure: 'ft',
						vendor: 'Acme',
					},
				},
			]);
			expect(output).toEqual([READ_PIPE]);
		});

		it('sends a price and a cost of nothing', async () => {
			const sent = reply({ body: PIPE });

			await operate('material', 'create', { material_category_uuid: 'pbmcat_1', name: 'Sample' });

			expect(sent[0].body).toEqual({
				material_category_uuid: 'pbmcat_1',
				name: 'Sample',
				price: 0,
				cost: 0,
			});
		});

		it.each([
			[
				{ material_category_uuid: EMPTY, name: 'Pipe' },
				'"Material Category Name or ID" is empty [item 0]',
			],
			[{ material_category_uuid: 'pbmcat_1', name: EMPTY }, '"Name" is empty [item 0]'],
			[
				{ material_category_uuid: 'pbmcat_1', name: 'Pipe', price: '={{ "cheap" }}' },
				'"Price" must be a number, not "cheap" [item 0]',
			],
		])('refuses what cannot be sent, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('material', 'create', fields);

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});
	});

	describe('Material → Update', () => {
		it('sends only what changes, and can clear a text', async () => {
			const sent = reply({ body: PIPE });

			const { output, error } = await operate('material', 'update', {
				material_uuid: 'mat_1',
				updateFields: { price: 8, part_number: '' },
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{ call: 'PUT /api/price_book/materials/mat_1', body: { price: 800, part_number: '' } },
			]);
			expect(output).toEqual([READ_PIPE]);
		});

		it.each([
			[{ material_uuid: 'mat_1' }, '"Update Fields" holds nothing to change [item 0]'],
			[{ material_uuid: EMPTY, updateFields: { price: 800 } }, '"Material" is empty [item 0]'],
		])('refuses an update of nothing, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('material', 'update', fields);

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});
	});

	describe('Material → Delete', () => {
		it('says which material is gone', async () => {
			const sent = reply({ body: {} });

			const { output, error } = await operate('material', 'delete', { material_uuid: 'mat_1' });

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: 'DELETE /api/price_book/materials/mat_1' }]);
			expect(output).toEqual([{ deleted: true, id: 'mat_1' }]);
		});
	});

	describe('Material → Get Many', () => {
		it('reads all pages of one category', async () => {
			const envelope = { object: 'list', page_size: 200, total_pages_count: 2, total_count: 2 };
			const tap = { ...PIPE, uuid: 'mat_2' };
			const sent = reply(
				{ body: { ...envelope, page: 1, data: [PIPE] } },
				{ body: { ...envelope, page: 2, data: [tap] } },
			);

			const { output, error } = await operate('material', 'getAll', {
				material_category_uuid: 'pbmcat_1',
				returnAll: true,
				sort: { order: { sort_by: 'updated_at', sort_direction: 'desc' } },
			});

			expect(error).toBeUndefined();
			const asked = 'material_category_uuid=pbmcat_1&sort_by=updated_at&sort_direction=desc';
			expect(sent).toEqual([
				{ call: `GET /api/price_book/materials?${asked}&page=1&page_size=200` },
				{ call: `GET /api/price_book/materials?${asked}&page=2&page_size=200` },
			]);
			expect(output).toEqual([READ_PIPE, { ...READ_PIPE, uuid: 'mat_2' }]);
		});

		it('can return materials simplified', async () => {
			reply({ body: { total_pages_count: 1, data: [PIPE] } });

			const { output } = await operate('material', 'getAll', {
				material_category_uuid: 'pbmcat_1',
				simplify: true,
			});

			expect(output).toEqual([
				{
					uuid: 'mat_1',
					name: 'Copper pipe',
					description: 'Half an inch',
					part_number: 'CP-12',
					price: 7.5,
					cost: 3,
					unit_of_measure: 'ft',
					taxable: true,
					material_category_uuid: 'pbmcat_1',
					material_category_name: 'Pipes',
				},
			]);
		});

		it('refuses to list without a category, before any request', async () => {
			const sent = reply();

			const { error } = await operate('material', 'getAll', { material_category_uuid: EMPTY });

			expect(error?.message).toBe('"Material Category Name or ID" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});
});
