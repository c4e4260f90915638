import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Job } from '../../sandbox/state/model';
import { withLocations } from '../../sandbox/state/state';
import { byId } from '../../tools/engine/engine';
import { callsTo, ELSEWHERE, fieldsFor, operateAt, servingAlone } from './servedAlone';

const sandboxes = servingAlone();

const runLive = async (resource: string, operation: string, fields: INodeParameters) =>
	await operateAt(sandboxes.live, resource, operation, fields);

const fieldsOf = (resource: string, operation: string) => {
	const found = ELSEWHERE.find((one) => one.resource === resource && one.operation === operation);
	if (!found) throw new Error(`the live service has ${resource}:${operation}`);
	return fieldsFor(found, sandboxes.live);
};

describe('An operation on a server that lacks its route', () => {
	describe('what only the contract has, where only the live service is', () => {
		it('an invoice is read at its other path', async () => {
			const invoice = sandboxes.live.state.invoices.all()[0];

			const { output } = await runLive('invoice', 'get', { invoice_id: byId(invoice.id) });

			expect(output).toEqual([
				expect.objectContaining({ id: invoice.id, amount: invoice.amount / 100 }),
			]);
			expect(callsTo(sandboxes.live)).toEqual([
				`GET /invoices/${invoice.id}`,
				`GET /api/invoices/${invoice.id}`,
			]);
		});

		it('payments and refunds are read from their invoice', async () => {
			const { state } = sandboxes.live;
			const invoice = state.invoices.find(({ status }) => status === 'paid');
			if (!invoice) throw new Error('the sandbox has no paid invoice');
			const [{ amount, payment_method, paid_at }] = invoice.payments;
			const [refund] = (invoice.refunds = [
				{
					...{ id: 'ref_1', amount, category: 'refund', payment_method, refunded_at: paid_at },
					...{ status: 'succeeded', surcharge_fee_amount: 0, tip_amount: 0 },
				},
			]);

			const { output } = await runLive('payment', 'getAll', { invoice_id: byId(invoice.id) });

			const invoice_id = invoice.id;
			expect(output).toEqual([
				...invoice.payments.map(({ id }) =>
					expect.objectContaining({ id, invoice_id, type: 'payment' }),
				),
				expect.objectContaining({
					...{ id: refund.id, amount: amount / 100, invoice_id, type: 'refund' },
				}),
			]);
			expect(callsTo(sandboxes.live)).toEqual([
				`GET /invoices/${invoice_id}/payments`,
				`GET /api/invoices/${invoice_id}`,
			]);
		});

		it('an employee is found in the list', async () => {
			const { company, employees } = sandboxes.live.state;
			const { id, email } = employees.where('company_id', company.id)[1];

			const { output } = await runLive('employee', 'get', { employee_id: byId(id) });
			const { error } = await runLive('employee', 'get', { employee_id: byId('pro_gone') });

			expect(output).toEqual([expect.objectContaining({ id, email })]);
			expect(error?.message).toContain('is no active employee: pro_gone');
			expect(callsTo(sandboxes.live)).toEqual([
				`GET /employees/${id}`,
				'GET /employees',
				'GET /employees',
			]);
		});

		it('companies are the own one and its locations at any depth, each once', async () => {
			const { company } = sandboxes.live.state;
			const all = withLocations(company).map(({ id }) => id);
			company.locations.push(company.locations[0].locations[0]);

			const { output } = await runLive('company', 'getAll', { returnAll: true });

			expect(all).toHaveLength(3);
			expect(output.map(({ id }) => id)).toEqual(all);
			expect(output.some((one) => 'locations' in one)).toBe(false);
			expect(callsTo(sandboxes.live)).toEqual(['GET /companies', 'GET /company']);
		});

		it('webhooks are turned on and off for the company, and the answer says so', async () => {
			const events = ['job.completed'];
			const on = await runLive('webhook', 'create', { url: 'https://example.com/hook', events });
			expect(sandboxes.live.state.webhookSubscriptionEnabled).toBe(true);
			expect(on.output[0].message).toContain('URL and events were not used');

			const off = await runLive('webhook', 'delete', { webhook_id: byId('whk_1') });
			expect(sandboxes.live.state.webhookSubscriptionEnabled).toBe(false);
			expect(off.output[0].message).toContain('turned off for the whole company');

			expect(callsTo(sandboxes.live)).toEqual([
				'POST /webhooks',
				'POST /webhooks/subscription',
				'DELETE /webhooks/whk_1',
				'DELETE /webhooks/subscription',
			]);
		});

		it.each([
			['customer', 'delete', 'by hand: open the customer in Housecall Pro'],
			['job', 'delete', 'by hand: open the job in Housecall Pro'],
			['invoice', 'create', 'add what is to be billed with Line Item → Create'],
			['webhook', 'getAll', 'App Store → Webhooks'],
		])(
			'%s:%s says what to do instead, and changes nothing',
			async (resource, operation, advice) => {
				const { customers, invoices, jobs } = sandboxes.live.state;
				const count = () => [customers, invoices, jobs].map((records) => records.all().length);
				const before = count();

				const { output, error } = await runLive(resource, operation, fieldsOf(resource, operation));

				expect(output).toEqual([]);
				expect(error?.message).toMatch(/^Housecall Pro’s API does not offer this operation/);
				expect(error?.description).toContain(advice);
				expect(count()).toEqual(before);
			},
		);
	});

	describe('a job, where the live service changes each part by its own endpoint', () => {
		const update = async ({ id }: Job, updateFields: INodeParameters) =>
			await runLive('job', 'update', { job_id: byId(id), updateFields });

		const jobWith = (appointments: number): Job => {
			const job = sandboxes.live.state.jobs.find(
				(candidate) =>
					candidate.appointments.length === appointments &&
					candidate.work_status === (appointments > 0 ? 'scheduled' : 'needs scheduling') &&
					candidate.company_id === sandboxes.live.state.company.id,
			);
			if (!job) throw new Error(`the sandbox has no such job with ${appointments} appointments`);
			return job;
		};

		it('has them all changed, and says what became of each', async () => {
			const job = jobWith(1);
			const [visit] = job.appointments;
			const crew = sandboxes.live.state.employees
				.where('company_id', job.company_id)
				.map(({ id }) => id);
			const tags = sandboxes.live.state.tags.all().map(({ name }) => name);
			job.tags = tags.slice(0, 2);
			const [note] = (job.notes = [{ id: 'nte_1', content: 'Old' }]);

			const { output, error } = await update(job, {
				assigned_employee_ids: crew.slice(0, 2),
				line_items: { item: [{ name: 'Tap', quantity: 2, unit_price: 15 }] },
				notes: 'Call first',
				schedule: {
					scheduled_start: '2031-04-01T09:00:00Z',
					scheduled_end: '2031-04-01T11:00:00Z',
					arrival_window: 30,
				},
				tags: tags.slice(1, 3),
				additionalJson: { appointments: [{ ...visitOn('2031-04-03', crew[2]) }] },
			});

			expect(error).toBeUndefined();
			const own = `/jobs/${job.id}`;
			const writes = callsTo(sandboxes.live).filter((call) => !call.startsWith('GET '));
			expect(writes.map((call) => call.replace(own, '…'))).toEqual([
				'PUT …',
				'PUT …/schedule',
				'PUT …/dispatch',
				'PUT …/line_items/bulk_update',
				'POST …/tags',
				expect.stringMatching(/^DELETE …\/tags\/\w+$/),
				'POST …/appointments',
				'POST …/notes',
			]);
			expect(job.appointments).toMatchObject([
				{ id: visit.id, start_time: '2031-04-01T09:00:00Z', end_time: '2031-04-01T11:00:00Z' },
				{ start_time: '2031-04-03T09:00:00Z', dispatched_employees_ids: [crew[2]] },
			]);
			expect(job.appointments[0]).toMatchObject({
				arrival_window_minutes: 30,
				dispatched_employees_ids: crew.slice(0, 2),
			});
			expect(job.line_items).toMatchObject([{ name: 'Tap', quantity: 2, unit_price: 1500 }]);
			expect(job.tags).toEqual(tags.slice(1, 3));
			expect(job.notes).toEqual([note, expect.objectContaining({ content: 'Call first' })]);
			expect(output).toEqual([
				expect.objectContaining({
					id: job.id,
					tags: job.tags,
					updated_parts: {
						schedule: 'changed',
						assigned_employee_ids: 'replaced',
						line_items: 'replaced',
						tags: 'replaced',
						appointments: 'changed',
						notes: 'added',
					},
				}),
			]);
		});

		it('has one of its appointments moved', async () => {
			const job = jobWith(1);
			const [{ id, dispatched_employees_ids }] = job.appointments;
			const visit = visitOn('2031-05-06', dispatched_employees_ids[0]);

			await update(job, { additionalJson: { appointments: [{ id, ...visit }] } });

			expect(job.appointments).toEqual([expect.objectContaining({ id, ...visit })]);
			expect(callsTo(sandboxes.live)).toContain(`PUT /jobs/${job.id}/appointments/${id}`);
		});

		it('says which parts were changed, and which not, when one is refused', async () => {
			const job = jobWith(0);
			const [employee] = sandboxes.live.state.employees.where('company_id', job.company_id);

			const { error } = await update(job, {
				assigned_employee_ids: [employee.id],
				line_items: { item: [{ name: 'Tap' }] },
				notes: 'Call first',
				additionalJson: { appointments: [{ start_time: 'never', end_time: 'never' }] },
			});

			expect(error?.message).toContain(
				'changed before: "Employee Names or IDs", "Line Items"; not changed: "appointments" (add never), "Notes"',
			);
			expect(job.assigned_employee_ids).toEqual([employee.id]);
			expect(job.notes.some(({ content }) => content === 'Call first')).toBe(false);
		});

		it.each([
			[{ work_status: 'complete' }, '"Work Status" cannot be changed'],
			[{ invoice_number: '4242' }, '"Invoice Number" cannot be changed'],
			[{ notes: '' }, '"Notes" cannot be cleared'],
		])('is left as it is by %j', async (refused, message) => {
			const job = jobWith(1);
			const before = structuredClone(job);

			const { error } = await update(job, { tags: [], ...refused });

			expect(error?.message).toContain(message);
			expect(error?.description).toContain('Nothing was changed');
			expect(job).toEqual(before);
		});
	});

	const visitOn = (day: string, employee: string) => ({
		start_time: `${day}T09:00:00Z`,
		end_time: `${day}T10:00:00Z`,
		dispatched_employees_ids: [employee],
	});

	it.each([
		['contract', ['424242']],
		['live', ['424242', 424242]],
	] as const)('a job gets its invoice number from a server of the %s', async (name, sent) => {
		const sandbox = sandboxes[name];
		const [{ id, addresses }] = sandbox.state.customers.all();

		const { output } = await operateAt(sandbox, 'job', 'create', {
			customer_id: byId(id),
			address_id: byId(addresses[0].id),
			additionalFields: { invoice_number: '424242' },
		});

		expect(output).toEqual([expect.objectContaining({ invoice_number: '424242' })]);
		expect(sandbox.state.jobs.where('invoice_number', '424242')).toHaveLength(1);
		const bodies = sandbox.log.entries.map(({ body }) => body as IDataObject);
		expect(bodies.map(({ invoice_number }) => invoice_number)).toEqual(sent);
	});
});
