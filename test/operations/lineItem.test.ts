import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const JOB = byId('job_1');

describe('Line Item', () => {
	describe('Line Item → Create', () => {
		it('sends every filled field by its name on the wire', async () => {
			const item = { id: 'rli_1', kind: 'surcharge' };
			const sent = reply({ status: 201, body: item });

			const { output, error } = await operate('lineItem', 'create', {
				job_id: JOB,
				name: 'Tap',
				additionalFields: {
					description: 'Brass',
					kind: 'fixed discount',
					quantity: 0.25,
					service_item_id: 'olit_1',
					service_item_type: 'pricebook_material',
					taxable: false,
					unit_cost: 0,
					unit_price: -5,
					additionalJson: { price_book_note: 'x' },
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /jobs/job_1/line_items',
					body: {
						name: 'Tap',
						description: 'Brass',
						kind: 'fixed discount',
						quantity: 0.25,
						service_item_id: 'olit_1',
						service_item_type: 'pricebook_material',
						taxable: false,
						unit_cost: 0,
						unit_price: -500,
						price_book_note: 'x',
					},
				},
			]);
			expect(output).toEqual([item]);
		});

		it.each([
			[{ job_id: byId('={{ $json.none }}'), name: 'Tap' }, '"Job" is empty [item 0]'],
			[{ job_id: JOB, name: '={{ $json.none }}' }, '"Name" is empty [item 0]'],
			[
				{ job_id: JOB, name: 'Tap', additionalFields: { unit_price: '={{ "a lot" }}' } },
				'"Unit Price" must be a number, not "a lot" [item 0]',
			],
		])('refuses what cannot be sent, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('lineItem', 'create', fields);

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});
	});

	describe('Line Item → Get Many', () => {
		it('lists all line items of a job, which come without pages', async () => {
			const data = [{ id: 'rli_1', kind: 'surcharge' }, { id: 'rli_2' }];
			const sent = reply({ body: { object: 'list', data, url: '/jobs/job_1/line_items' } });

			const { output } = await operate('lineItem', 'getAll', { job_id: JOB, returnAll: true });

			expect(sent).toEqual([{ call: 'GET /jobs/job_1/line_items' }]);
			expect(output).toEqual(data);
		});
	});

	describe('Line Item → Update', () => {
		it('sends the name and only the fields that were added', async () => {
			const sent = reply({ body: { id: 'rli_1', unit_price: 0 } });

			const { output, error } = await operate('lineItem', 'update', {
				job_id: JOB,
				line_item_id: byId('rli_1'),
				name: 'Tap',
				updateFields: { description: '', taxable: false, unit_price: 0 },
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'PUT /jobs/job_1/line_items/rli_1',
					body: { name: 'Tap', description: '', taxable: false, unit_price: 0 },
				},
			]);
			expect(output).toEqual([{ id: 'rli_1', unit_price: 0 }]);
		});
	});

	describe('Line Item → Delete', () => {
		it('says which line item is gone', async () => {
			const sent = reply({ body: { id: 'rli_1', deleted: true } });

			const { output } = await operate('lineItem', 'delete', {
				job_id: JOB,
				line_item_id: byId('rli_1'),
			});

			expect(sent).toEqual([{ call: 'DELETE /jobs/job_1/line_items/rli_1' }]);
			expect(output).toEqual([{ deleted: true, id: 'rli_1' }]);
		});
	});

	describe('Line Item → Update Many', () => {
		const call = 'PUT /jobs/job_1/line_items/bulk_update';

		it('sends of each line item what was filled, and emits all that the job has then', async () => {
			const data = Array.from({ length: 60 }, (_, index) => ({ id: `rli_${index}` }));
			const known = { body: { data: [{ id: 'rli_1' }] } };
			const sent = reply(known, { body: { data, url: '/jobs/job_1/line_items' } });

			const { output, error } = await operate('lineItem', 'updateMany', {
				job_id: JOB,
				append_line_items: 'true',
				line_items: {
					item: [
						{ id: 'rli_1', name: 'Tap', additionalFields: { unit_price: 12.5 } },
						{ name: 'Labor', additionalFields: { kind: 'labor', quantity: 1.5 } },
					],
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{ call: 'GET /jobs/job_1/line_items' },
				{
					call,
					body: {
						append_line_items: true,
						line_items: [
							{ id: 'rli_1', name: 'Tap', unit_price: 1250 },
							{ name: 'Labor', kind: 'labor', quantity: 1.5 },
						],
					},
				},
			]);
			expect(output).toEqual(data);
		});

		it.each([
			['false', false],
			['={{ true }}', true],
			['={{ false }}', false],
		])('takes %s for what happens to the others', async (choice, append) => {
			const sent = reply({ body: { data: [] } });

			await operate('lineItem', 'updateMany', {
				job_id: JOB,
				append_line_items: choice,
				line_items: { item: [{ name: 'Tap' }] },
			});

			expect(sent).toEqual([
				{ call, body: { append_line_items: append, line_items: [{ name: 'Tap' }] } },
			]);
		});

		it.each(['={{ $json.items }}', '[{ "id": "rli_1", "name": "Tap", "unit_price": 12.5 }]'])(
			'takes a whole list: %s',
			async (listJson) => {
				const sent = reply({ body: { data: [{ id: 'rli_1' }] } }, { body: { data: [] } });

				const { error } = await operate(
					'lineItem',
					'updateMany',
					{
						job_id: JOB,
						append_line_items: 'true',
						listInput: 'json',
						listJson,
						options: { moneyIn: 'dollars' },
					},
					{ items: [{ items: [{ id: 'rli_1', name: 'Tap', unit_price: 12.5 }] }] },
				);

				expect(error).toBeUndefined();
				expect(sent[1].body).toEqual({
					append_line_items: true,
					line_items: [{ id: 'rli_1', name: 'Tap', unit_price: 1250 }],
				});
			},
		);

		it.each([
			[{ append_line_items: '={{ "" }}' }, '"Line Items Not Listed Here" is empty [item 0]'],
			[{ line_items: {} }, '"Line Items" is empty [item 0]'],
			[{ line_items: { item: [] } }, '"Line Items" is empty [item 0]'],
			[{ listInput: 'json', listJson: '={{ [] }}' }, '"Line Items (JSON)" is empty [item 0]'],
			[{ listInput: 'json', listJson: '[]' }, '"Line Items" is empty [item 0]'],
			[
				{ listInput: 'json', listJson: '{ "id": "rli_1" }' },
				'"Line Items (JSON)" must be a list of objects [item 0]',
			],
			[
				{ listInput: 'json', listJson: '["rli_1"]' },
				'"Line Items (JSON)" must be a list of objects [item 0]',
			],
			[
				{ listInput: 'json', listJson: '[{' },
				'"Line Items (JSON)" must be a list of objects [item 0]',
			],
		])('refuses %j, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('lineItem', 'updateMany', {
				job_id: JOB,
				append_line_items: 'false',
				line_items: { item: [{ name: 'Tap' }] },
				...fields,
			});

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});

		it('has no choice made beforehand about line items that are not listed', async () => {
			const sent = reply();

			const run = operate('lineItem', 'updateMany', {
				job_id: JOB,
				line_items: { item: [{ name: 'Tap' }] },
			});

			await expect(run).rejects.toThrow('"Line Items Not Listed Here" is required');
			expect(sent).toEqual([]);
		});
	});
});
