/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { poll } from '../../tools/n8n/client';
import { outputOf, type Execution } from '../../tools/n8n/types';
import type { Table } from '../../tools/table';
import { keyOfItem, type Emitted } from '../polling/changes/ledger';
import { pollingNode } from '../polling/workflow';
import { twoNodes } from '../trigger/workflows';
import { addCustomer, sorted } from './check';
import type { Cluster } from './cluster';
import { enqueuedBy, finishedBy } from './logs';

const TIMEOUT_MS = 180_000;

/** The main polls, also one that was killed and started again; the workers execute what it finds, each event once. */
export async function checkPolling(cluster: Cluster, table: Table): Promise<void> {
	const { client, main, processor, workers } = cluster;
	const { id } = await client.createWorkflow(twoNodes(pollingNode(['customer.created'])));
	await client.activate(id);
	const customers = [await addCustomer(cluster), await addCustomer(cluster)];
	await events(cluster, id, customers);
	table.passed('Polled events executed', `${customers.length} events`);

	await main.kill();
	customers.push(await addCustomer(cluster));
	await main.start();
	customers.push(await addCustomer(cluster));
	const executions = sorted((await events(cluster, id, customers)).map((one) => one.id));
	table.passed('The main killed and started', `${customers.length} events, each once`);

	const isOwn = (execution: string) => executions.includes(execution);
	assert.deepEqual(sorted((await enqueuedBy(main)).filter(isOwn)), executions);
	assert.deepEqual((await enqueuedBy(processor)).filter(isOwn), []);
	const finished = (await Promise.all(workers.map(finishedBy))).flat();
	assert.deepEqual(sorted(finished.filter(isOwn)), executions);
	table.passed('Polled by', `the main; executed by the workers: ${executions.length} executions`);
	await client.deactivate(id);
}

/** Waits until all of these customers were told of and two more polls are over, and holds that each came once. */
async function events(cluster: Cluster, id: string, customers: string[]): Promise<Execution[]> {
	const { client, sandbox } = cluster;
	const all = async () => {
		const summaries = await client.executions(id);
		return await Promise.all(summaries.map(async (one) => await client.execution(one.id)));
	};
	const told = (executions: Execution[]) =>
		executions.flatMap((one) => outputOf(one, 'Received') as Emitted[]).map(keyOfItem);
	await poll(`${customers.length} polled events`, TIMEOUT_MS, async () =>
		told(await all()).length >= customers.length ? true : undefined,
	);
	const { length: before } = sandbox.log.entries;
	await poll('two more polls', TIMEOUT_MS, async () => {
		const reads = sandbox.log.entries.slice(before).filter(({ method }) => method === 'GET');
		return await Promise.resolve(reads.length >= 2 ? true : undefined);
	});
	const executions = await all();
	assert.deepEqual(
		sorted(told(executions)),
		sorted(customers.map((customer) => `customer.created ${customer}`)),
	);
	return executions;
}
