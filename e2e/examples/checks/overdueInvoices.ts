/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Invoice } from '../../../sandbox/state/model';
import { addDays, stamp } from '../../../sandbox/state/time';
import type { Table } from '../../../tools/table';
import { outputOf, type Execution } from '../../../tools/n8n/types';
import { rowsOf } from '../dataTables';
import { addCustomer, addJob, type Person } from '../../account';
import type { ExampleRig } from '../rig';

const REMINDERS = 'housecall_reminders';

/** Who is reminded of what, once; what could not be sent is sent the next time. */
export async function checkOverdueInvoices(rig: ExampleRig, table: Table): Promise<void> {
	const { client, sandbox } = rig.stack;
	const { mockService } = rig;
	sandbox.state.invoices.clear();
	const ana = await addCustomer(rig, { first_name: 'Ana', email: 'ana@example.com' });
	const ben = await addCustomer(rig, { first_name: 'Ben', email: 'ben@example.com' });
	const nobody = await addCustomer(rig, { first_name: 'No address' });
	const week = await addInvoice(rig, ana, 8);
	const month = await addInvoice(rig, ben, 45);
	await addInvoice(rig, ana, -3);
	await addInvoice(rig, nobody, 8);
	(await addInvoice(rig, ana, 20)).status = 'paid';

	mockService.refuses = ({ body }) => mentions(body, 'ben@');
	const { id } = await rig.add('overdue-invoice-reminder.json');
	const failed = await rig.run(id);
	expectReported(failed, 1);
	assert.deepEqual(await reminders(rig), [`${week.id}, 7 days`]);
	assert.deepEqual(recipients(rig), ['ana@example.com', 'ben@example.com']);
	const message = JSON.stringify(
		mockService.received.find(({ body }) => mentions(body, 'ana@'))?.body,
	);
	assert.match(message, new RegExp(`\\$200\\.00 of invoice ${week.invoice_number} were due on `));
	table.passed('Overdue invoices', 'one reminded, one that failed, three left alone');

	mockService.reset();
	await rig.runWell(id);
	assert.deepEqual(recipients(rig), ['ben@example.com']);
	assert.deepEqual(await reminders(rig), [`${week.id}, 7 days`, `${month.id}, 30 days`]);
	table.passed('Overdue invoices again', 'only the one that had failed');

	mockService.reset();
	week.due_at = stamp(addDays(Date.now(), -15));
	await rig.runWell(id);
	assert.deepEqual(recipients(rig), ['ana@example.com']);
	assert.equal((await rowsOf(client, REMINDERS)).length, 3);
	table.passed('A week later', 'the second reminder');

	mockService.reset();
	mockService.refuses = ({ body }) => mentions(body, 'ben@');
	const lost = await addInvoice(rig, ana, 2);
	sandbox.state.jobs.remove(lost.job_id);
	Object.assign(await addInvoice(rig, ana, 3), { job_id: null });
	await addInvoice(rig, ben, 4);
	const day = await addInvoice(rig, ana, 5);
	const incomplete = await rig.run(id);
	expectReported(incomplete, 3);
	assert.deepEqual(recipients(rig), ['ana@example.com', 'ben@example.com']);
	assert.deepEqual((await reminders(rig)).slice(3), [`${day.id}, 1 days`]);
	table.passed('Jobs that are gone', 'the others are reminded, all that failed are reported');
}

/** An open invoice of 200 dollars that became due so many days ago. */
async function addInvoice(rig: ExampleRig, person: Person, days: number): Promise<Invoice> {
	const lineItems = [{ name: 'Repair', unit_price: 20_000, quantity: 1 }];
	const jobId = await addJob(rig, person, { line_items: lineItems });
	const dueAt = stamp(addDays(Date.now(), -days));
	const { id } = await rig.call('POST', '/invoices', { job_id: jobId, due_at: dueAt });
	const invoice = rig.stack.sandbox.state.invoices.get(id);
	assert.equal(invoice?.status, 'open');
	return invoice;
}

/** The run fails for so many reminders that could not be sent. */
function expectReported(execution: Execution, count: number): void {
	assert.equal(execution.status, 'error');
	assert.match(execution.error?.message ?? '', /^Some reminders were not sent/);
	assert.equal(outputOf(execution, 'All that failed').length, count, 'Reminders that failed');
}

const mentions = (body: unknown, text: string) => JSON.stringify(body).includes(text);

const recipients = ({ mockService }: ExampleRig) =>
	mockService.received.map(({ body }) => (body as { to: string }).to).sort();

async function reminders({ stack }: ExampleRig): Promise<unknown[]> {
	return (await rowsOf(stack.client, REMINDERS)).map(({ reminder }) => reminder);
}
