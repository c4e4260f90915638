/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import type { Table } from '../../../tools/table';
import { addCustomer, addJob } from '../../account';
import type { ExampleRig } from '../rig';

/**
 * The row has what the invoice lacks: the customer and the technicians. It was paid in the evening of the company's
 * day, when the next day has begun in the n8n's own time zone.
 */
export async function checkInvoicePaid(rig: ExampleRig, table: Table): Promise<void> {
	const { sandbox } = rig.stack;
	sandbox.state.invoices.clear();
	const [employee] = sandbox.state.employees.all();
	const person = await addCustomer(rig, { first_name: 'Jett', last_name: 'Moss' });
	const job = await addJob(rig, person, {
		line_items: [{ name: 'Repair', unit_price: 31_450, quantity: 1 }],
		assigned_employee_ids: [employee.id],
	});
	const invoice = await rig.call('POST', '/invoices', { job_id: job });
	const [company] = sandbox.state.companies();
	const evening = DateTime.now().setZone(company.time_zone).minus({ days: 2 }).set({ hour: 22 });
	const paidAt = evening.toUTC().toISO();
	await rig.call('POST', '/_sandbox/payments', { invoice: invoice.id, paidAt });

	const { id } = await rig.add('invoice-paid-to-sheet.json');
	await rig.runWell(id);

	const [{ path, body }, ...others] = rig.mockService.received;
	assert.deepEqual(others, []);
	assert.equal(path, '/sheets/paid-invoices');
	const row = body as Record<string, unknown>;
	assert.deepEqual(
		[row.invoice, row.customer, Number(row.amount)],
		[sandbox.state.invoices.get(invoice.id)?.invoice_number, 'Jett Moss', 314.5],
	);
	assert.equal(row.technicians, `${employee.first_name} ${employee.last_name}`);
	assert.equal(row.paid_on, evening.toISODate());
	table.passed('Invoice paid', JSON.stringify(row));
}
