import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

describe('Lead', () => {
	describe('Lead → Create', () => {
		it('sends a lead for an existing customer, and not the choice itself', async () => {
			const lead = { id: 'lea_1', status: 'open' };
			const sent = reply({ status: 201, body: lead });

			const { output, error } = await operate('lead', 'create', {
				customer_id: byId('cus_1'),
				additionalFields: {
					address_id: byId('adr_1'),
					assigned_employee_id: byId('pro_1'),
					lead_source: 'Yelp',
					line_items: { item: [{ name: 'Tap', quantity: 2, unit_price: 5, kind: 'materials' }] },
					note: 'Call at 5',
					tags: ['vip'],
					tax_name: 'County',
					tax_rate: 0.0825,
					additionalJson: '{ "job_type_uuid": "jbt_1" }',
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /leads',
					body: {
						customer_id: 'cus_1',
						address_id: 'adr_1',
						assigned_employee_id: 'pro_1',
						lead_source: 'Yelp',
						line_items: [
							{ name: 'Tap', quantity: 2, unit_price: 500, unit_cost: 0, kind: 'materials' },
						],
						note: 'Call at 5',
						tags: ['vip'],
						tax_name: 'County',
						tax_rate: 0.0825,
						job_type_uuid: 'jbt_1',
					},
				},
			]);
			expect(output).toEqual([lead]);
		});

		it('sends a new customer with the lead, and no ID left over from the other choice', async () => {
			const sent = reply({ status: 201, body: { id: 'lea_1' } });

			const { error } = await operate('lead', 'create', {
				customerChoice: 'new',
				customer_id: byId('cus_1'),
				first_name: 'Ana',
				mobile_number: '5550100199',
				customer: {
					notifications_enabled: false,
					tags: ['new'],
					addresses: { address: [{ type: 'service', street: '1 Main St', zip: '92121' }] },
				},
				additionalFields: { address: { parts: { street: '2 Oak Ave', city: 'San Diego' } } },
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /leads',
					body: {
						customer: {
							first_name: 'Ana',
							mobile_number: '5550100199',
							notifications_enabled: false,
							tags: ['new'],
							addresses: [{ type: 'service', street: '1 Main St', zip: '92121' }],
						},
						address: { street: '2 Oak Ave', city: 'San Diego' },
					},
				},
			]);
		});

		it.each([
			[{ customer_id: byId('={{ $json.none }}') }, '"Existing Customer" is empty [item 0]'],
			[
				{ customerChoice: 'new' },
				'"First Name" is empty, and so are all other names and numbers [item 0]',
			],
		])('refuses a lead for nobody, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('lead', 'create', fields);

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});

		it('chooses for each item on its own', async () => {
			const sent = reply({ status: 201, body: {} }, { status: 201, body: {} });

			await operate(
				'lead',
				'create',
				{
					customerChoice: '={{ $json.id ? "existing" : "new" }}',
					customer_id: byId('={{ $json.id }}'),
					first_name: '={{ $json.name }}',
				},
				{ items: [{ id: 'cus_1' }, { name: 'Ana' }] },
			);

			expect(sent.map(({ body }) => body)).toEqual([
				{ customer_id: 'cus_1' },
				{ customer: { first_name: 'Ana' } },
			]);
		});
	});

	describe('Lead → Get Many', () => {
		it('sends filters and order as the service reads them', async () => {
			const sent = reply({ body: { total_pages: 1, leads: [{ id: 'lea_1', status: 'dormant' }] } });

			const { output } = await operate('lead', 'getAll', {
				returnAll: true,
				filters: {
					customer_id: byId('cus_1'),
					employee_ids: ['pro_1'],
					lead_source: ['Yelp', 'Google, Ads'],
					location_ids: ['loc_1'],
					status: 'won',
					tag_ids: ['tag_1', 'tag_2'],
				},
				sort: { order: { sort_by: 'id', sort_direction: 'asc' } },
			});

			expect(sent).toHaveLength(1);
			const [path, query] = sent[0].call.split('?');
			expect(path).toBe('GET /leads');
			expect(query.split('&').sort()).toEqual([
				'customer_id=cus_1',
				'employee_ids[]=pro_1',
				'lead_source[]=Google, Ads',
				'lead_source[]=Yelp',
				'location_ids[]=loc_1',
				'page=1',
				'page_size=200',
				'sort_by=id',
				'sort_direction=asc',
				'status=won',
				'tag_ids[]=tag_1',
				'tag_ids[]=tag_2',
			]);
			expect(output).toEqual([{ id: 'lea_1', status: 'dormant' }]);
		});
	});

	describe('Lead → Get', () => {
		it('reads one lead', async () => {
			const lead = { id: 'lea_1', number: 7, status: 'open', conversions: [] };
			const sent = reply({ body: lead });

			const { output } = await operate('lead', 'get', { lead_id: byId('lea_1') });

			expect(sent).toEqual([{ call: 'GET /leads/lea_1' }]);
			expect(output).toEqual([lead]);
		});
	});

	describe('Lead → Convert', () => {
		it.each([
			['job', { job_id: 'job_1' }],
			['estimate', { estimate_id: 'csr_1' }],
		])('makes a %s and returns its ID', async (type, answer) => {
			const sent = reply({ status: 201, body: answer });

			const { output } = await operate('lead', 'convert', { lead_id: byId('lea_1'), type });

			expect(sent).toEqual([{ call: 'POST /leads/lea_1/convert', body: { type } }]);
			expect(output).toEqual([answer]);
		});

		it('refuses an empty lead, before any request', async () => {
			const sent = reply();

			const { error } = await operate('lead', 'convert', { lead_id: byId('={{ $json.none }}') });

			expect(error?.message).toBe('"Lead" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Lead → Get Line Items', () => {
		it('reads them page by page', async () => {
			const sent = reply(
				{ body: { page: 1, total_pages: 2, total_items: 2, line_items: [{ id: 'rli_1' }] } },
				{ body: { page: 2, total_pages: 2, total_items: 2, line_items: [{ id: 'rli_2' }] } },
			);

			const { output } = await operate('lead', 'getLineItems', {
				lead_id: byId('lea_1'),
				returnAll: true,
			});

			expect(sent).toEqual([
				{ call: 'GET /leads/lea_1/line_items?page=1&page_size=200' },
				{ call: 'GET /leads/lea_1/line_items?page=2&page_size=200' },
			]);
			expect(output).toEqual([{ id: 'rli_1' }, { id: 'rli_2' }]);
		});
	});
});
