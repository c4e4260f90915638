/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { State } from '../../sandbox/state/state';
import { outputOf, type Execution } from '../../tools/n8n/types';
import type { Stack } from '../../tools/stack';
import type { Table } from '../../tools/table';
import { readExample } from './workflows';

/** Runs the first example and finds everything it made in the sandbox. */
export async function checkCustomerToJob({ client, sandbox }: Stack, table: Table): Promise<void> {
	const { state } = sandbox;
	const workflow = await client.createWorkflow(await readExample('demo-customer-to-job.json'));
	const execution = await client.run(workflow.id);
	assert.equal(execution.status, 'success', execution.error?.message);

	const customer = state.customers.get(idOf(execution, 'Create a customer'));
	assert.ok(customer, 'the customer is not in the sandbox');
	assert.equal(`${customer.first_name} ${customer.last_name}`, 'Alma Reyes');
	assert.equal(customer.addresses.length, 1);
	table.passed('Customer created', `${customer.first_name} ${customer.last_name}, ${customer.id}`);

	const job = state.jobs.get(idOf(execution, 'Create a job'));
	assert.ok(job, 'the job is not in the sandbox');
	assert.equal(job.customer_id, customer.id);
	assert.equal(job.address_id, customer.addresses[0].id);
	assert.equal(job.schedule.scheduled_start, `${today()}T14:00:00Z`);
	table.passed('Job created', `${job.id}, ${job.schedule.scheduled_start}`);

	const item = job.line_items.find(({ name }) => name === 'Water heater flush');
	assert.ok(item, 'the line item is not in the sandbox');
	assert.equal(item.unit_price, 14900);
	table.passed('Line item added', `${item.name}, ${item.unit_price} cents`);

	const read = onlyItem(execution, 'Get the job');
	assert.equal(read.id, job.id);
	assert.equal(read.total_amount, 149);
	table.passed('Job read back', `total ${String(read.total_amount)} dollars`);

	const listed = outputOf(execution, 'List the jobs of today').map(({ id }) => String(id));
	assert.deepEqual(listed.sort(), jobsOfToday(state));
	assert.ok(listed.includes(job.id), 'the new job is not in the list');
	table.passed('Jobs of today listed', `${listed.length} jobs, the new one among them`);
}

function onlyItem(execution: Execution, node: string): IDataObject {
	const items = outputOf(execution, node);
	assert.equal(items.length, 1, `"${node}" gave ${items.length} items`);
	return items[0];
}

const idOf = (execution: Execution, node: string) => String(onlyItem(execution, node).id);

/** n8n and the sandbox both work in UTC here. */
const today = () => new Date().toISOString().slice(0, 10);

function jobsOfToday(state: State): string[] {
	const jobs = state.jobs.all();
	const scheduled = jobs.filter((job) => job.schedule.scheduled_start?.startsWith(today()));
	return scheduled.map(({ id }) => id).sort();
}
