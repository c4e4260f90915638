/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { outputOf } from '../../tools/n8n/types';
import type { Stack } from '../../tools/stack';
import type { Table } from '../../tools/table';
import { readExample } from './workflows';

const CUSTOMER = {
	first_name: 'Noor',
	last_name: 'Haddad',
	email: 'noor.haddad@example.com',
	addresses: [
		{ street: '77 Alder Way', city: 'San Diego', state: 'CA', zip: '92103', type: 'service' },
	],
};

/** Runs the second example's whole life: subscribed, an event, an execution, unsubscribed. */
export async function checkNewCustomer(stack: Stack, table: Table): Promise<void> {
	const { client, n8n, sandbox } = stack;
	const workflow = await client.createWorkflow(await readExample('demo-new-customer-trigger.json'));

	await client.activate(workflow.id);
	const subscriptions = sandbox.state.webhooks.all();
	assert.equal(subscriptions.length, 1, `${subscriptions.length} subscriptions after activation`);
	assert.ok(subscriptions[0].url.startsWith(`${n8n.url}/webhook/`), subscriptions[0].url);
	assert.deepEqual(subscriptions[0].events, ['customer.created']);
	table.passed('Trigger activated', `subscribed to ${subscriptions[0].events.join(', ')}`);

	const id = await createCustomer(stack);
	const [summary] = await client.executionsEnd(workflow.id, 1);
	const execution = await client.execution(summary.id);
	assert.equal(execution.status, 'success', execution.error?.message);
	assert.deepEqual(outputOf(execution, 'Keep name and email'), [
		{ customer_id: id, name: 'Noor Haddad', email: CUSTOMER.email },
	]);
	table.passed('Event received', `execution ${summary.id} has ${id}`);

	await client.deactivate(workflow.id);
	assert.equal(sandbox.state.webhooks.size, 0, 'the subscription is still there');
	table.passed('Trigger deactivated', 'subscription removed');
}

/** As another program would, through the service's API. */
async function createCustomer({ sandbox, credential }: Stack): Promise<string> {
	const response = await fetch(`${sandbox.url}/customers`, {
		method: 'POST',
		headers: {
			Authorization: `Token ${String(credential.data.apiKey)}`,
			'Content-Type': 'application/json',
		},
		body: JSON.stringify(CUSTOMER),
	});
	assert.equal(response.status, 201);
	const { id } = (await response.json()) as { id: string };
	return id;
}
