import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { BASE_URL, byId, jsonOf, runNode } from '../../tools/engine/engine';

const JOB = {
	id: 'job_1',
	invoice_number: '7',
	description: 'Fix the tap',
	work_status: 'needs scheduling',
	customer: {
		id: 'cus_1',
		first_name: 'Ana',
		last_name: 'Ruiz',
		email: 'ana@example.com',
		mobile_number: '5550100100',
	},
	address: {
		street: '1 Main St',
		street_line_2: null,
		city: 'San Diego',
		state: 'CA',
		zip: '92121',
	},
	work_timestamps: { on_my_way_at: null, started_at: null, completed_at: null },
	schedule: {
		scheduled_start: '2026-04-01T15:00:00Z',
		scheduled_end: '2026-04-01T17:00:00Z',
		arrival_window: 60,
		appointments: [],
	},
	assigned_employees: [{ first_name: 'Bo', last_name: 'Li' }],
	tags: ['VIP'],
	total_amount: 12550,
	outstanding_balance: 2550,
	canceled_at: null,
	deleted_at: '2026-03-30T00:00:00Z',
	line_items: [{ id: 'rli_1', unit_price: 999, quantity: 3 }],
	locked_at: null,
};
/** As it is read: in dollars. */
const READ_JOB = {
	...JOB,
	total_amount: 125.5,
	outstanding_balance: 25.5,
	line_items: [{ id: 'rli_1', unit_price: 9.99, quantity: 3 }],
};
const SIMPLE_JOB = {
	id: 'job_1',
	invoice_number: '7',
	description: 'Fix the tap',
	work_status: 'needs scheduling',
	canceled_at: null,
	deleted_at: '2026-03-30T00:00:00Z',
	customer_id: 'cus_1',
	customer_name: 'Ana Ruiz',
	customer_phone: '5550100100',
	customer_email: 'ana@example.com',
	address: '1 Main St, San Diego, CA 92121',
	scheduled_start: '2026-04-01T15:00:00Z',
	scheduled_end: '2026-04-01T17:00:00Z',
	arrival_window: 60,
	on_my_way_at: null,
	started_at: null,
	completed_at: null,
	assigned_employees: ['Bo Li'],
	tags: ['VIP'],
	total_amount: 125.5,
	outstanding_balance: 25.5,
};

const getJob = async (parameters: object, asTool = false) => {
	nock(BASE_URL).get('/jobs/job_1').reply(200, JOB);
	const job_id = { __rl: true, mode: 'id', value: 'job_1' };
	const { items } = await runNode({
		parameters: { resource: 'job', operation: 'get', job_id, ...parameters },
		asTool,
	});
	return jsonOf(items)[0];
};

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe('The output of an operation', () => {
	it('gives records whole, with amounts in dollars, unless told otherwise', async () => {
		expect(await getJob({})).toEqual(READ_JOB);
	});

	it('simplifies a record to flat fields that people use, with its ID', async () => {
		expect(await getJob({ simplify: true })).toEqual(SIMPLE_JOB);
	});

	it('gives an AI agent simplified records, and whole ones with the switch off', async () => {
		expect(await getJob({}, true)).toEqual(SIMPLE_JOB);
		expect(await getJob({ simplify: false }, true)).toEqual(READ_JOB);
	});

	it('has the fields that are named, of the record as it comes out', async () => {
		const outputFields = 'id, total_amount, customer_name';

		expect(await getJob({ options: { outputFields } })).toEqual({
			id: 'job_1',
			total_amount: READ_JOB.total_amount,
		});
		expect(await getJob({ simplify: true, options: { outputFields } })).toEqual({
			id: 'job_1',
			total_amount: READ_JOB.total_amount,
			customer_name: SIMPLE_JOB.customer_name,
		});
	});

	it('returns the service’s own numbers when told so', async () => {
		expect(await getJob({ options: { moneyIn: 'cents' } })).toEqual(JOB);
	});

	it('takes amounts in dollars and sends whole cents', async () => {
		const sent = nock(BASE_URL)
			.post('/jobs/job_1/line_items', (body: Record<string, unknown>) => body.unit_price === 1999)
			.reply(201, { id: 'rli_1', unit_price: 1999 });

		const { items } = await runNode({
			parameters: {
				resource: 'lineItem',
				operation: 'create',
				job_id: { __rl: true, mode: 'id', value: 'job_1' },
				name: 'Tap',
				additionalFields: { unit_price: 19.99 },
			},
		});

		expect(sent.isDone()).toBe(true);
		expect(jsonOf(items)).toEqual([{ id: 'rli_1', unit_price: 19.99 }]);
	});

	it('takes a percent discount in percent, and sends basis points', async () => {
		const discount = { kind: 'percent discount', unit_price: 1250, unit_cost: 0 };
		const sent: IDataObject[] = [];
		nock(BASE_URL)
			.put('/jobs/job_1/line_items/bulk_update')
			.reply(200, (_uri, body) => {
				sent.push(body as IDataObject);
				return { data: [{ id: 'rli_1', ...discount, amount: 1250 }] };
			});

		const { items } = await runNode({
			parameters: {
				resource: 'lineItem',
				operation: 'updateMany',
				job_id: { __rl: true, mode: 'id', value: 'job_1' },
				append_line_items: 'true',
				line_items: {
					item: [
						{ name: 'Spring', additionalFields: { kind: 'percent discount', unit_price: 12.5 } },
						{ name: 'Loyalty', additionalFields: { kind: 'fixed discount', unit_price: 10 } },
					],
				},
			},
		});

		expect(sent[0].line_items).toEqual([
			{ name: 'Spring', kind: 'percent discount', unit_price: 1250 },
			{ name: 'Loyalty', kind: 'fixed discount', unit_price: 1000 },
		]);
		expect(jsonOf(items)).toEqual([{ id: 'rli_1', ...discount, unit_price: 12.5, amount: 12.5 }]);
	});

	it('keeps what Create or Update did, and where the customer lives, in a simplified customer', async () => {
		const address = {
			id: 'adr_1',
			type: 'service',
			street: '1 Main St',
			city: 'Reno',
			state: 'NV',
		};
		nock(BASE_URL)
			.get('/customers')
			.query(true)
			.reply(200, { total_pages: 1, total_items: 0, customers: [] });
		nock(BASE_URL)
			.post('/customers')
			.reply(201, {
				id: 'cus_1',
				first_name: 'Ana',
				notifications_enabled: true,
				addresses: [address],
			});

		const { items } = await runNode({
			parameters: { resource: 'customer', operation: 'upsert', email: 'ana@example.com' },
			asTool: true,
		});

		expect(jsonOf(items)[0]).toMatchObject({
			id: 'cus_1',
			name: 'Ana',
			address_id: 'adr_1',
			outcome: 'created',
		});
		expect(jsonOf(items)[0]).not.toHaveProperty('notifications_enabled');
	});

	/** What an agent on the phone needs of each kind: its state, when, who, how to reach them, and what is owed. */
	describe('a simplified record keeps what decides', () => {
		const customer = {
			id: 'cus_1',
			first_name: 'Ana',
			last_name: 'Ruiz',
			email: 'ana@example.com',
			mobile_number: null,
			home_number: '5550100101',
			work_number: '5550100102',
		};
		const contact = {
			customer_id: 'cus_1',
			customer_name: 'Ana Ruiz',
			customer_phone: '5550100101',
			customer_email: 'ana@example.com',
		};
		const address = { id: 'adr_1', street: '1 Main St', city: 'Reno', state: 'NV', zip: '89501' };
		const place = '1 Main St, Reno, NV 89501';
		const bo = { id: 'pro_1', first_name: 'Bo', last_name: 'Li' };
		const visit = {
			scheduled_start: '2026-04-01T15:00:00Z',
			scheduled_end: '2026-04-01T17:00:00Z',
		};

		const simplified = async (
			path: string,
			record: IDataObject,
			parameters: Record<string, string | object>,
		) => {
			nock(BASE_URL).get(path).query(true).reply(200, record);
			const { items, error } = await runNode({
				parameters: { operation: 'get', simplify: true, ...parameters },
			});
			expect(error).toBeUndefined();
			return jsonOf(items)[0];
		};

		it('of a job with several visits', async () => {
			const done = {
				on_my_way_at: '2026-04-01T14:30:00Z',
				started_at: '2026-04-01T15:05:00Z',
				completed_at: '2026-04-01T16:30:00Z',
			};
			const record = {
				id: 'job_1',
				work_status: 'complete unrated',
				canceled_at: '2026-04-02T00:00:00Z',
				deleted_at: null,
				customer,
				address,
				work_timestamps: done,
				schedule: {
					...visit,
					arrival_window: 30,
					time_zone: 'America/Los_Angeles',
					appointments: [{ id: 'appt_1', start_time: 'a', end_time: 'b', anytime: false }],
				},
				assigned_employees: [{ ...bo, permissions: { is_admin: true } }],
				job_fields: { job_type: { id: 'jbt_1', name: 'Repair' } },
				outstanding_balance: 700,
			};

			expect(
				await simplified('/jobs/job_1', record, { resource: 'job', job_id: byId('job_1') }),
			).toEqual({
				id: 'job_1',
				job_type: 'Repair',
				work_status: 'complete unrated',
				canceled_at: '2026-04-02T00:00:00Z',
				deleted_at: null,
				...contact,
				address: place,
				...visit,
				arrival_window: 30,
				time_zone: 'America/Los_Angeles',
				...done,
				appointments: [{ id: 'appt_1', start_time: 'a', end_time: 'b' }],
				assigned_employees: ['Bo Li'],
				outstanding_balance: 7,
			});
		});

		it('of an estimate, of which each option is decided on its own', async () => {
			const option = {
				id: 'est_1',
				name: 'Good',
				status: 'approved',
				approval_status: 'pro approved',
				total_amount: 100,
				tags: [],
			};
			const record = {
				id: 'csr_1',
				work_status: 'scheduled',
				deleted_at: '2026-04-02T00:00:00Z',
				customer,
				address,
				schedule: visit,
				assigned_employees: [bo],
				options: [{ ...option, notes: [] }],
			};

			expect(
				await simplified('/estimates/csr_1', record, {
					resource: 'estimate',
					estimate_id: byId('csr_1'),
				}),
			).toEqual({
				id: 'csr_1',
				work_status: 'scheduled',
				deleted_at: '2026-04-02T00:00:00Z',
				...contact,
				address: place,
				...visit,
				assigned_employees: ['Bo Li'],
				options: [{ ...option, total_amount: 1 }],
			});
		});

		it('of a lead', async () => {
			const record = {
				id: 'lea_1',
				number: 7,
				status: 'lost',
				lost_at: '2026-04-02T00:00:00Z',
				pipeline_status: 'New',
				customer,
				address,
				lead_source: 'Yelp',
				assigned_employee: bo,
				tags: ['VIP'],
				conversions: [{ id: 'job_1', type: 'Job', created_at: 'x' }],
				total_amount: 100,
			};

			expect(
				await simplified('/leads/lea_1', record, { resource: 'lead', lead_id: byId('lea_1') }),
			).toEqual({
				id: 'lea_1',
				number: 7,
				status: 'lost',
				lost_at: '2026-04-02T00:00:00Z',
				pipeline_status: 'New',
				...contact,
				address: place,
				lead_source: 'Yelp',
				assigned_employee: 'Bo Li',
				tags: ['VIP'],
				conversions: [{ id: 'job_1', type: 'Job' }],
				total_amount: 1,
			});
		});

		it.each([
			[{ customer }, contact],
			[{ customer_id: 'cus_2' }, { customer_id: 'cus_2' }],
			[{}, {}],
		])('of an invoice that says of its customer %j', async (given, told) => {
			const kept = {
				id: 'invoice_1',
				invoice_number: '7',
				status: 'open',
				amount: 1000,
				invoice_date: '2026-04-01',
				service_date: '2026-03-31',
				due_at: '2026-04-08T00:00:00Z',
				sent_at: '2026-04-01T00:00:00Z',
				paid_at: null,
				job_id: 'job_1',
			};
			const paid = { amount: 600, payment_method: 'cash', status: 'succeeded', paid_at: null };
			const payments = [{ id: 'pay_1', ...paid, note: '' }];
			const record = { ...kept, due_amount: 400, items: [], payments, ...given };

			expect(
				await simplified('/invoices/invoice_1', record, {
					resource: 'invoice',
					invoice_id: byId('invoice_1'),
				}),
			).toEqual({
				...kept,
				amount: 10,
				due_amount: 4,
				payments: [{ ...paid, amount: 6 }],
				...told,
			});
		});

		it('of a customer with several numbers and addresses, and long notes', async () => {
			const record = {
				...customer,
				company: 'Acme',
				do_not_service: true,
				notes: 'n'.repeat(1000),
				tags: ['VIP'],
				lead_source: 'Yelp',
				addresses: [
					{ ...address, type: 'billing' },
					{ ...address, id: 'adr_2', street: '2 Oak St', type: 'service' },
				],
			};

			expect(
				await simplified('/customers/cus_1', record, {
					resource: 'customer',
					customer_id: byId('cus_1'),
				}),
			).toEqual({
				id: 'cus_1',
				name: 'Ana Ruiz',
				company: 'Acme',
				do_not_service: true,
				email: 'ana@example.com',
				phone: '5550100101',
				home_number: '5550100101',
				work_number: '5550100102',
				address: '2 Oak St, Reno, NV 89501',
				address_id: 'adr_2',
				other_addresses: [{ id: 'adr_1', address: place }],
				notes: `${'n'.repeat(200)}…`,
				tags: ['VIP'],
				lead_source: 'Yelp',
			});
		});

		it('of an employee', async () => {
			const kept = {
				id: 'pro_1',
				email: 'bo@example.com',
				role: 'field tech',
				tags: ['plumbing'],
			};
			const name = { first_name: 'Bo', last_name: 'Li' };
			const record = { ...kept, ...name, mobile_number: '5550100103', permissions: {} };

			expect(
				await simplified('/employees/pro_1', record, {
					resource: 'employee',
					employee_id: byId('pro_1'),
				}),
			).toEqual({ ...kept, name: 'Bo Li', phone: '5550100103' });
		});

		it('of a company, with the window that its customers are told', async () => {
			const kept = {
				id: 'c1',
				name: 'Acme',
				phone_number: '5550100104',
				support_email: 'help@example.com',
				website: 'https://example.com',
				time_zone: 'America/Los_Angeles',
				default_arrival_window: 60,
			};

			expect(
				await simplified('/company', { ...kept, address, locations: [] }, { resource: 'company' }),
			).toEqual({ ...kept, address: place });
		});
	});
});
