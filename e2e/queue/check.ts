/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../tools/table';
import { readExample } from '../../scripts/demo/workflows';
import { poll } from '../../tools/n8n/client';
import { outputOf, type StoredWorkflow } from '../../tools/n8n/types';
import type { Cluster } from './cluster';
import { enqueuedBy, finishedBy } from './logs';

const EXAMPLE = 'demo-new-customer-trigger.json';
const LAST_NODE = 'Keep name and email';
/** Customers that are added in a row, so that one worker alone cannot keep up. */
const IN_A_ROW = 10;
/** Which worker takes an execution is theirs to settle. */
const MOST_ROWS = 5;
const EXECUTIONS_TIMEOUT_MS = 180_000;
const LOG_TIMEOUT_MS = 30_000;

/** Events are received by the webhook processor and carried out, once each, by both workers. */
export async function checkQueue(cluster: Cluster, table: Table): Promise<void> {
	const { client, router, sandbox } = cluster;
	const workflow = await client.createWorkflow(await readExample(EXAMPLE));
	await client.activate(workflow.id);
	const [subscription, ...others] = sandbox.state.webhooks.all();
	assert.ok(subscription?.url.startsWith(`${router.url}/webhook/`), subscription?.url);
	assert.equal(others.length, 0, 'there are further subscriptions');
	table.passed('Trigger activated by the main', `subscribed with ${subscription.url}`);

	const customers = await keepWorkersBusy(cluster, workflow);
	const executions = await executed(cluster, workflow, customers);
	table.passed('Events executed once each', `${executions.length} executions`);

	assert.deepEqual(sorted(await enqueuedBy(cluster.processor)), executions);
	assert.deepEqual(await enqueuedBy(cluster.main), [], 'the main received events');
	table.passed('Received by', `the webhook processor: ${executions.length}`);

	const finished = await finishedAll(cluster, executions.length);
	assert.deepEqual(sorted(finished.flat()), executions);
	assert.ok(
		finished.every(({ length }) => length > 0),
		'a worker had nothing to do',
	);
	const shares = finished.map(({ length }, index) => `worker ${index + 1}: ${length}`);
	table.passed('Carried out by', shares.join(', '));

	await client.deactivate(workflow.id);
	assert.equal(sandbox.state.webhooks.size, 0, 'the subscription is still there');
	table.passed('Trigger deactivated', 'subscription removed');
}

/** Adds customers until each worker has had one. @returns their ids */
async function keepWorkersBusy(cluster: Cluster, { id }: StoredWorkflow): Promise<string[]> {
	const customers: string[] = [];
	for (let row = 1; row <= MOST_ROWS; row++) {
		for (let count = 0; count < IN_A_ROW; count++) customers.push(await addCustomer(cluster));
		await cluster.sandbox.webhooks.idle();
		await cluster.client.executionsEnd(id, customers.length, EXECUTIONS_TIMEOUT_MS);
		const finished = await Promise.all(cluster.workers.map(finishedBy));
		if (finished.every(({ length }) => length > 0)) break;
	}
	return customers;
}

/** As another program would, through the service's API. @returns the customer's id */
export async function addCustomer({ sandbox, credential }: Cluster): Promise<string> {
	const response = await fetch(`${sandbox.url}/customers`, {
		method: 'POST',
		headers: {
			Authorization: `Token ${String(credential.data.apiKey)}`,
			'Content-Type': 'application/json',
		},
		body: JSON.stringify({ first_name: 'Ines', email: 'ines@example.com' }),
	});
	assert.equal(response.status, 201);
	return ((await response.json()) as { id: string }).id;
}

/** Holds that there is one execution for each customer and no other. @returns the executions' ids */
async function executed(
	{ client }: Cluster,
	{ id }: StoredWorkflow,
	customers: string[],
): Promise<string[]> {
	const summaries = await client.executions(id);
	const executions = await Promise.all(
		summaries.map(async (summary) => await client.execution(summary.id)),
	);
	for (const { status, error } of executions) assert.equal(status, 'success', error?.message);
	const received = executions.flatMap((execution) =>
		outputOf(execution, LAST_NODE).map((item) => String(item.customer_id)),
	);
	assert.deepEqual(sorted(received), sorted(customers));
	return sorted(executions.map((execution) => execution.id));
}

/** The executions of each worker. A worker logs the end of one after it has stored it. */
async function finishedAll({ workers }: Cluster, count: number): Promise<string[][]> {
	return await poll(`${count} executions in the workers' logs`, LOG_TIMEOUT_MS, async () => {
		const finished = await Promise.all(workers.map(finishedBy));
		return finished.flat().length >= count ? finished : undefined;
	});
}

export const sorted = (ids: string[]) => [...ids].sort();
