/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import { poll, type N8nClient } from '../tools/n8n/client';
import { outputOf, type Execution } from '../tools/n8n/types';
import { LAST } from './workflows';

const TIMEOUT_MS = 600_000;
const SETTLE_MS = 200;

/** Runs a workflow on the server and waits for its end without asking for its items meanwhile. */
export async function runWorkflow(client: N8nClient, workflowId: string): Promise<Execution> {
	// Lets connections that n8n has closed meanwhile be noticed.
	await sleep(SETTLE_MS);
	const started = await client.start(workflowId);
	if (!('executionId' in started)) throw new Error('The workflow waits for an event');
	const id = String(started.executionId);
	await poll(`execution ${id} to end`, TIMEOUT_MS, async () => {
		// Busy with a large result, n8n lets a connection time out before it looks at what came in.
		const [newest] = await client.executions(workflowId).catch(() => []);
		return newest?.id === id && newest.stoppedAt ? newest : undefined;
	});
	return await client.execution(id);
}

/** Milliseconds, by n8n's own clock. */
export function durationOf({ startedAt, stoppedAt }: Execution): number {
	return Date.parse(stoppedAt ?? '') - Date.parse(startedAt);
}

/** @throws Error unless the execution gave exactly these customers, in this order */
export function requireCustomers(execution: Execution, ids: readonly string[]): void {
	if (execution.status !== 'success') {
		throw new Error(`Execution ${execution.id}: ${execution.error?.message ?? execution.status}`);
	}
	requireSame(
		outputOf(execution, LAST).map(({ id }) => id),
		ids,
	);
}

/** @throws Error that names the first difference */
export function requireSame(found: readonly unknown[], wanted: readonly string[]): void {
	const different = wanted.findIndex((id, index) => id !== found[index]);
	if (different >= 0) {
		throw new Error(`Item ${different} is ${String(found[different])}, not ${wanted[different]}`);
	}
	if (found.length !== wanted.length) {
		throw new Error(`There are ${found.length} items instead of ${wanted.length}`);
	}
}
