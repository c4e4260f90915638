import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

describe('Estimate', () => {
	describe('Estimate → Create', () => {
		it('sends options with their line items, schedule and tax', async () => {
			const estimate = { id: 'csr_1', options: [{ id: 'est_1' }] };
			const sent = reply({ status: 200, body: estimate });

			const { output, error } = await operate(
				'estimate',
				'create',
				{
					customer_id: byId('cus_1'),
					additionalFields: {
						address_id: byId('adr_1'),
						approval_status: 'pending',
						assigned_employee_ids: ['pro_1'],
						estimate_fields: { job_type_id: 'jbt_1', business_unit_id: 'bu_1' },
						estimate_number: 1042,
						lead_source: 'Yelp',
						message: 'Thank you',
						note: 'Bring a ladder',
						options: {
							option: [
								{
									name: 'Repair',
									tags: ['fast'],
									line_items: { item: [{ name: 'Tap', unit_price: 5 }, { name: 'Labor' }] },
								},
								{ name: 'Replace' },
							],
						},
						schedule: {
							start_time: '2026-04-01T09:00:00',
							end_time: '2026-04-01T10:00:00',
							arrival_window_in_minutes: 30,
							notify_customer: true,
						},
						tax: { taxable: true, tax_rate: 0.0825, tax_name: 'County' },
					},
				},
				{ timezone: 'America/Chicago' },
			);

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /estimates',
					body: {
						customer_id: 'cus_1',
						address_id: 'adr_1',
						approval_status: 'pending',
						assigned_employee_ids: ['pro_1'],
						estimate_fields: { job_type_id: 'jbt_1', business_unit_id: 'bu_1' },
						estimate_number: 1042,
						lead_source: 'Yelp',
						message: 'Thank you',
						note: 'Bring a ladder',
						options: [
							{
								name: 'Repair',
								tags: ['fast'],
								line_items: [
									{ name: 'Tap', quantity: 1, unit_price: 500, unit_cost: 0 },
									{ name: 'Labor', quantity: 1, unit_price: 0, unit_cost: 0 },
								],
							},
							{ name: 'Replace', tags: [] },
						],
						schedule: {
							start_time: '2026-04-01T14:00:00Z',
							end_time: '2026-04-01T15:00:00Z',
							arrival_window_in_minutes: 30,
							notify_customer: true,
						},
						tax: { taxable: true, tax_rate: 0.0825, tax_name: 'County' },
					},
				},
			]);
			expect(output).toEqual([estimate]);
		});

		it('sends an address that is made with the estimate, and what Additional JSON adds', async () => {
			const customer = { id: 'cus_1', addresses: [] };
			const sent = reply({ body: customer }, { status: 201, body: { id: 'csr_1' } });

			await operate('estimate', 'create', {
				customer_id: byId('cus_1'),
				additionalFields: {
					address: { parts: { street: '1 Main St', zip: '92121' } },
					additionalJson: '{ "note": "from JSON" }',
				},
			});

			expect(sent.map(({ call }) => call)).toEqual(['GET /customers/cus_1', 'POST /estimates']);
			expect(sent[1].body).toEqual({
				customer_id: 'cus_1',
				address: { street: '1 Main St', zip: '92121' },
				note: 'from JSON',
			});
		});

		it('refuses an estimate for nobody, before any request', async () => {
			const sent = reply();

			const { error } = await operate('estimate', 'create', {
				customer_id: byId('={{ $json.none }}'),
			});

			expect(error?.message).toBe('"Customer" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Estimate → Get', () => {
		it('hands on approvals that it does not know', async () => {
			const estimate = { id: 'csr_1', options: [{ id: 'est_1', approval_status: 'maybe' }] };
			const sent = reply({ body: estimate });

			const { output } = await operate('estimate', 'get', {
				estimate_id: byId('csr_1'),
				options: { expand: ['attachments'] },
			});

			expect(sent).toEqual([{ call: 'GET /estimates/csr_1?expand[]=attachments' }]);
			expect(output).toEqual([estimate]);
		});

		it('refuses an empty ID, before any request', async () => {
			const sent = reply();

			const { error } = await operate('estimate', 'get', {
				estimate_id: byId('={{ $json.none }}'),
			});

			expect(error?.message).toBe('"Estimate" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Estimate → Get Many', () => {
		it('sends filters and order as the service reads them', async () => {
			const sent = reply({ body: { total_pages: 1, estimates: [{ id: 'csr_1' }] } });

			const { output } = await operate('estimate', 'getAll', {
				limit: 3,
				filters: {
					customer_id: byId('cus_1'),
					employee_ids: ['pro_1'],
					scheduled_end_max: '2026-04-02T00:00:00.000Z',
					work_status: ['completed', 'canceled'],
				},
				sort: { order: { sort_by: 'updated_at', sort_direction: 'desc' } },
			});

			expect(sent).toHaveLength(1);
			const [path, query] = sent[0].call.split('?');
			expect(path).toBe('GET /estimates');
			expect(query.split('&').sort()).toEqual([
				'customer_id=cus_1',
				'employee_ids[]=pro_1',
				'page=1',
				'page_size=3',
				'scheduled_end_max=2026-04-02T00:00:00Z',
				'sort_by=updated_at',
				'sort_direction=desc',
				'work_status[]=canceled',
				'work_status[]=completed',
			]);
			expect(output).toEqual([{ id: 'csr_1' }]);
		});
	});
});
