import type { Sandbox } from '../../sandbox/server';
import type { Customer } from '../../sandbox/state/model';
import { send, start } from './client';

let sandbox: Sandbox;
let customer: Customer;
beforeAll(async () => {
	sandbox = await start({ customers: 120 });
	[customer] = sandbox.state.customers.all();
});
afterAll(async () => await sandbox.close());

const call = async <T = { id: string }>(method: string, path: string, body?: unknown) =>
	await send<T>(sandbox, method, path, { body });

describe('The sandbox’s leads and invoices', () => {
	describe('a new lead', () => {
		it.each<[string, object, number, unknown]>([
			['nobody', {}, 400, { error: { message: 'Customer is required' } }],
			[
				'an id in the wrong place',
				{ customer: { id: 'cus_1' } },
				400,
				{
					error: {
						message: 'Customer must have one of first name, last name, email, or phone number',
					},
				},
			],
			[
				'an unknown source',
				{ customer: { first_name: 'Ada' }, lead_source: 'Nobody' },
				422,
				{ error: 'Lead source not found' },
			],
			[
				'an unknown customer',
				{ customer_id: 'cus_0' },
				404,
				{ error: { message: 'Customer not found' } },
			],
		])('is refused for %s', async (_case, input, status, body) => {
			const before = sandbox.state.customers.size;
			const answer = await call('POST', '/leads', input);
			expect([answer.status, answer.body]).toEqual([status, body]);
			expect(sandbox.state.customers.size).toBe(before);
		});

		it('belongs to the customer it names', async () => {
			const { status, body } = await call('POST', '/leads', {
				customer_id: customer.id,
				lead_source: 'Website',
				line_items: [{ name: 'Visit', unit_price: 10000, quantity: 1 }],
				tax_name: 'Sales tax',
				tax_rate: 0.0825,
				notes: 'dropped without a word',
			});
			expect(status).toBe(201);
			expect(body).toMatchObject({
				id: expect.stringMatching(/^lea_/),
				number: expect.any(Number),
				customer: { id: customer.id },
				status: 'open',
				total_amount: 10825,
			});
			expect(sandbox.log.entries.at(-1)).toMatchObject({ unknown: ['body.notes'] });
		});

		it('makes a new customer for the one it carries', async () => {
			const before = sandbox.state.customers.size;
			const input = { customer: { first_name: 'New', mobile_number: '5125550142' } };
			const { body } = await call('POST', '/leads', input);
			expect(sandbox.state.customers.size).toBe(before + 1);
			expect(body).toMatchObject({ customer: { first_name: 'New' } });
		});
	});

	describe('a new estimate', () => {
		it('is answered with 200 and has its options', async () => {
			const { status, body } = await call('POST', '/estimates', {
				customer_id: customer.id,
				note: 'Two ways',
				options: [
					{ name: 'Repair', line_items: [{ name: 'Motor', unit_price: 40000 }] },
					{ name: 'Replace', line_items: [{ name: 'Unit', unit_price: 400000 }] },
				],
				schedule: { start_time: '2026-03-09T15:00:00Z', end_time: '2026-03-09T16:00:00Z' },
			});
			expect(status).toBe(200);
			expect(body).toMatchObject({
				id: expect.stringMatching(/^csr_/),
				work_status: 'scheduled',
				options: [
					{ id: expect.stringMatching(/^est_/), name: 'Repair', total_amount: 40000 },
					{ name: 'Replace', total_amount: 400000, approval_status: null },
				],
			});
			expect((await call('GET', `/estimates/${body.id}`)).body).toEqual(body);
		});

		it('is not found by the id of an option', async () => {
			const [estimate] = sandbox.state.estimates.all();
			expect((await call('GET', `/estimates/${estimate.options[0].id}`)).status).toBe(404);
		});

		it('needs a customer', async () => {
			expect((await call('POST', '/estimates', { note: 'x' })).status).toBe(400);
		});
	});

	describe('an invoice', () => {
		it('is made of a job', async () => {
			const job = sandbox.state.jobs.find(
				(one) => !sandbox.state.invoices.where('job_id', one.id).length,
			);
			const { status, body } = await call('POST', '/invoices', { job_id: job?.id });
			expect(status).toBe(201);
			expect(body).toMatchObject({
				id: expect.stringMatching(/^invoice_/),
				job_id: job?.id,
				status: 'open',
				customer_id: job?.customer_id,
			});
			const shown = await call<{ invoices: unknown[] }>('GET', `/jobs/${job?.id}/invoices`);
			expect(shown.body.invoices).toEqual([expect.objectContaining({ id: body.id })]);
			expect((await call('POST', '/invoices', {})).status).toBe(422);
			expect((await call('POST', '/invoices', { job_id: 'job_0' })).status).toBe(404);
		});

		it('adds up: what was paid and what is due make the amount', async () => {
			for (const invoice of sandbox.state.invoices.all()) {
				const paid = invoice.payments.reduce((total, payment) => total + payment.amount, 0);
				expect(paid + invoice.due_amount).toBe(invoice.amount);
				const [items, taxes, discounts] = [invoice.items, invoice.taxes, invoice.discounts].map(
					(list: { amount: number }[]) => list.reduce((total, entry) => total + entry.amount, 0),
				);
				expect(items + taxes - discounts).toBe(invoice.amount);
			}
		});

		it('is at both addresses, and its payments at a third in the contract’s words', async () => {
			const [invoice] = sandbox.state.invoices.all().filter((one) => one.status === 'paid');
			const live = await call<object>('GET', `/api/invoices/${invoice.id}`);
			const contract = await call<object>('GET', `/invoices/${invoice.id}`);
			expect(live.body).toMatchObject({
				due_amount: 0,
				payments: [{ paid_at: expect.any(String) }],
			});
			expect(live.body).not.toHaveProperty('customer_id');
			expect(contract.body).toMatchObject({ customer_id: invoice.customer_id });
			const [{ id, amount, paid_at }] = invoice.payments;
			const payments = await call<{ payments: object[] }>(
				'GET',
				`/invoices/${invoice.id}/payments`,
			);
			expect(payments.body.payments).toHaveLength(invoice.payments.length);
			expect(payments.body.payments[0]).toMatchObject({
				...{ id, amount },
				invoice_id: invoice.id,
				status: 'succeeded',
				processed_at: paid_at,
			});
		});
	});
});
