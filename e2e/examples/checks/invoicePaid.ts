/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import type { Invoice } from '../../../sandbox/state/model';
import type { Table } from '../../../tools/table';
import { addCustomer, addJob, type Person } from '../../account';
import type { ExampleRig } from '../rig';

/**
 * The row has what the invoice lacks: the customer and the technicians. It was paid in the evening of the company's
 * day, when the next day has begun in the n8n's own time zone.
 */
export async function checkInvoicePaid(rig: ExampleRig, table: Table): Promise<void> {
	const { sandbox } = rig.stack;
	sandbox.state.invoices.clear();
	const [employee, single] = sandbox.state.employees.all();
	Object.assign(single, { first_name: 'Cher', last_name: null });
	const person = await addCustomer(rig, { first_name: 'Jett', last_name: 'Moss' });
	const [company] = sandbox.state.companies();
	const evening = DateTime.now().setZone(company.time_zone).minus({ days: 2 }).set({ hour: 22 });
	const invoice = await pay(rig, person, [employee.id, single.id], evening);

	const { id } = await rig.add('invoice-paid-to-sheet.json');
	await rig.runWell(id);

	const [{ path, body }, ...others] = rig.mockService.received;
	assert.deepEqual(others, []);
	assert.equal(path, '/sheets/paid-invoices');
	const row = body as Row;
	assert.deepEqual(
		[row.invoice, row.customer, Number(row.amount)],
		[invoice.invoice_number, 'Jett Moss', 314.5],
	);
	assert.equal(row.technicians, `${employee.first_name} ${employee.last_name}, Cher`);
	assert.equal(row.paid_on, evening.toISODate());
	table.passed('Invoice paid', JSON.stringify(row));
	await checkWithoutJob(rig, table, { id, invoice });
}

interface Row {
	invoice: string;
	customer: string;
	technicians: string;
	amount: number;
	paid_on: string;
}

/** A job that cannot be read is told and waits for a retry; one that is deleted leaves its columns empty. */
async function checkWithoutJob(
	rig: ExampleRig,
	table: Table,
	{ id, invoice }: { id: string; invoice: Invoice },
): Promise<void> {
	const { client, sandbox } = rig.stack;
	const { received } = rig.mockService;
	const path = `^/jobs/${invoice.job_id}$`;
	rig.mockService.reset();
	sandbox.faults.set({ fail: [{ method: 'GET', path, status: 503 }] });
	const failed = await rig.run(id);
	assert.deepEqual([failed.status, received], ['error', []]);
	sandbox.faults.set({});
	const again = await client.rest.request<{ status: string }>(
		'POST',
		`/rest/executions/${failed.id}/retry`,
		{ loadWorkflow: false },
	);
	assert.equal(again.status, 'success');
	assert.deepEqual(
		received.map(({ body }) => (body as Row).customer),
		['Jett Moss'],
	);
	table.passed('Job that cannot be read', 'the run fails; a retry adds the row');

	rig.mockService.reset();
	sandbox.state.jobs.remove(invoice.job_id);
	await rig.runWell(id);
	const [{ customer, technicians, invoice: number }] = received.map(({ body }) => body as Row);
	assert.deepEqual([number, customer, technicians], [invoice.invoice_number, '', '']);
	table.passed('Job that was deleted', 'a row without customer and technicians');
}

/** An invoice of 314.50 dollars that was paid then. */
async function pay(
	rig: ExampleRig,
	person: Person,
	technicians: string[],
	when: DateTime,
): Promise<Invoice> {
	const job = await addJob(rig, person, {
		line_items: [{ name: 'Repair', unit_price: 31_450, quantity: 1 }],
		assigned_employee_ids: technicians,
	});
	const { id } = await rig.call('POST', '/invoices', { job_id: job });
	await rig.call('POST', '/_sandbox/payments', { invoice: id, paidAt: when.toUTC().toISO() });
	const invoice = rig.stack.sandbox.state.invoices.get(id);
	assert.ok(invoice);
	return invoice;
}
