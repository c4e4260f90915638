import { byId, byIds, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const ESTIMATE = { estimate_id: byId('csr_1') };
const OPTION = { ...ESTIMATE, option_id: byId('est_1') };

describe('Estimate Option', () => {
	describe('Estimate Option → Create', () => {
		it('sends every filled field by its name on the wire', async () => {
			const option = { id: 'est_1', name: 'Repair only', total_amount: 25000 };
			const sent = reply({ status: 201, body: option });

			const { output, error } = await operate('estimateOption', 'create', {
				...ESTIMATE,
				name: 'Repair only',
				additionalFields: {
					line_items: {
						item: [
							{
								name: 'Labor',
								description: 'Two hours',
								quantity: 2,
								unit_price: 125,
								unit_cost: 0,
								taxable: false,
							},
						],
					},
					tax: { taxable: true, tax_name: 'San Diego County', tax_rate: 0.0775 },
					additionalJson: { message: 'Valid 30 days' },
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /estimates/csr_1/options',
					body: {
						name: 'Repair only',
						line_items: [
							{
								name: 'Labor',
								description: 'Two hours',
								quantity: 2,
								unit_price: 12500,
								unit_cost: 0,
								taxable: false,
							},
						],
						tax: { taxable: true, tax_name: 'San Diego County', tax_rate: 0.0775 },
						message: 'Valid 30 days',
					},
				},
			]);
			expect(output).toEqual([{ ...option, total_amount: 250 }]);
		});
	});

	describe('Estimate Option → line items', () => {
		const path = '/estimates/csr_1/options/est_1/line_items';

		it('reads them page by page', async () => {
			const line_items = [{ id: 'rli_1' }, { id: 'rli_2' }];
			const sent = reply({ body: { page: 1, total_pages: 1, total_items: 2, line_items } });

			const { output } = await operate('estimateOption', 'getLineItems', { ...OPTION, limit: 20 });

			expect(sent).toEqual([{ call: `GET ${path}?page=1&page_size=20` }]);
			expect(output).toEqual(line_items);
		});

		it('sends of each line item what was filled', async () => {
			const line_items = [{ id: 'rli_1' }, { id: 'rli_2' }];
			const sent = reply({ body: { data: line_items, total_pages: 1 } }, { body: { line_items } });

			const { output, error } = await operate('estimateOption', 'updateLineItems', {
				...OPTION,
				line_items: {
					item: [
						{ id: 'rli_1', name: 'Tap', additionalFields: { quantity: 3 } },
						{ name: 'Labor' },
					],
				},
			});

			expect(error).toBeUndefined();
			expect(sent.map(({ call }) => call.split('?')[0])).toEqual([
				`GET ${path}`,
				`PUT ${path}/bulk_update`,
			]);
			expect(sent.slice(1)).toEqual([
				{
					call: `PUT ${path}/bulk_update`,
					body: { line_items: [{ id: 'rli_1', name: 'Tap', quantity: 3 }, { name: 'Labor' }] },
				},
			]);
			expect(output).toEqual(line_items);
		});

		it('refuses an empty list, before any request', async () => {
			const sent = reply();

			const { error } = await operate('estimateOption', 'updateLineItems', OPTION);

			expect(error?.message).toBe('"Line Items" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Estimate Option → Schedule or Reschedule', () => {
		it('sends every filled field by its name on the wire', async () => {
			const sent = reply({ body: { start_time: '2026-04-01T16:00:00Z' } });

			const { output } = await operate('estimateOption', 'setSchedule', {
				...OPTION,
				start_time: '2026-04-01T09:00:00-07:00',
				end_time: '2026-04-01T10:00:00-07:00',
				additionalFields: {
					arrival_window_in_minutes: 30,
					dispatched_employees: ['pro_1'],
					notify: false,
					notify_pro: true,
				},
				options: { expand: ['assigned_employees'] },
			});

			expect(sent).toEqual([
				{
					call: 'PUT /estimates/csr_1/options/est_1/schedule',
					body: {
						start_time: '2026-04-01T16:00:00Z',
						arrival_window_in_minutes: 30,
						dispatched_employees: [{ employee_id: 'pro_1' }],
						end_time: '2026-04-01T17:00:00Z',
						notify: false,
						notify_pro: true,
						expand: ['assigned_employees'],
					},
				},
			]);
			expect(output).toEqual([
				{ estimate_id: 'csr_1', option_id: 'est_1', start_time: '2026-04-01T16:00:00Z' },
			]);
		});

		it('keeps the length that the visit of the estimate has', async () => {
			const schedule = {
				scheduled_start: '2026-03-01T10:00:00Z',
				scheduled_end: '2026-03-01T11:30:00Z',
			};
			const sent = reply({ body: { id: 'csr_1', schedule } }, { body: {} });

			await operate('estimateOption', 'setSchedule', {
				...OPTION,
				start_time: '2026-04-01T16:00:00Z',
			});

			expect(sent).toEqual([
				{ call: 'GET /estimates/csr_1' },
				{
					call: 'PUT /estimates/csr_1/options/est_1/schedule',
					body: { start_time: '2026-04-01T16:00:00Z', end_time: '2026-04-01T17:30:00Z' },
				},
			]);
		});

		it('takes a duration in place of an end, without reading anything', async () => {
			const sent = reply({ body: {} });

			await operate('estimateOption', 'setSchedule', {
				...OPTION,
				start_time: '2026-04-01T16:00:00Z',
				durationMinutes: 45,
			});

			expect(sent.map(({ body }) => body)).toEqual([
				{ start_time: '2026-04-01T16:00:00Z', end_time: '2026-04-01T16:45:00Z' },
			]);
		});
	});

	describe('Estimate Option → notes and links', () => {
		it.each([
			{
				operation: 'addNote',
				fields: { content: 'Call before' },
				call: 'POST /estimates/csr_1/options/est_1/notes',
				body: { content: 'Call before' },
				answer: { id: 'nte_1', content: 'Call before' },
				output: { id: 'nte_1', content: 'Call before' },
			},
			{
				operation: 'deleteNote',
				fields: { note_id: 'nte_1' },
				call: 'DELETE /estimates/csr_1/options/est_1/notes/nte_1',
				answer: '',
				output: { deleted: true, id: 'nte_1' },
			},
			{
				operation: 'addLink',
				fields: { title: 'Plan', url: 'https://example.com/plan' },
				call: 'POST /estimates/csr_1/options/est_1/links',
				body: { title: 'Plan', url: 'https://example.com/plan' },
				answer: { id: 'lnk_1' },
				output: { id: 'lnk_1' },
			},
		])('$operation', async ({ operation, fields, call, body, answer, output }) => {
			const sent = reply({ body: answer });

			const result = await operate('estimateOption', operation, { ...OPTION, ...fields });

			expect(result.error).toBeUndefined();
			expect(sent).toEqual([body ? { call, body } : { call }]);
			expect(result.output).toEqual([output]);
		});

		it('refuses an empty option, before any request', async () => {
			const sent = reply();

			const { error } = await operate('estimateOption', 'addNote', {
				...ESTIMATE,
				option_id: byId('={{ $json.none }}'),
				content: 'Call before',
			});

			expect(error?.message).toBe('"Estimate Option" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe.each([
		['approve', { status: 'pro approved', copied_on_approval_to_job_id: 'job_1' }],
		['decline', { status: 'pro declined' }],
	])('Estimate Option → %s', (operation, answer) => {
		it.each([
			['a list', byIds('est_1', 'est_2'), ['est_1', 'est_2']],
			['a text with commas', byIds('={{ "est_1,est_2" }}'), ['est_1', 'est_2']],
			['a list by expression', byIds('={{ ["est_1", "est_2"] }}'), ['est_1', 'est_2']],
			['one', byIds('est_1'), ['est_1']],
		])('sends the IDs: %s', async (_, ids, option_ids) => {
			const sent = reply({ body: answer });

			const { output, error } = await operate('estimateOption', operation, { option_ids: ids });

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{ call: `POST /estimates/options/${operation}`, body: { option_ids } },
			]);
			expect(output).toEqual([answer]);
		});

		it('refuses an empty list, before any request', async () => {
			const sent = reply();

			const { error } = await operate('estimateOption', operation, { option_ids: {} });

			expect(error?.message).toBe('"Estimate Options" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});
});
