/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultSettings } from '../../sandbox/faults';
import type { LogEntry } from '../../sandbox/http/log';
import { poll } from '../../tools/n8n/client';
import { outputOf, type Execution, type StoredWorkflow } from '../../tools/n8n/types';
import type { N8nVersion } from '../../tools/n8n/versions';
import type { Stack } from '../../tools/stack';
import { Rig } from '../rig';
import { CREDENTIAL, twoNodes, type Node } from '../trigger/workflows';

/** For what n8n does in its own time. The machine may be busy with other things. */
const TIMEOUT_MS = 180_000;

/** n8n refuses a poll time of less than a minute, but takes any number of them. */
const EVERY_5_SECONDS = Array.from({ length: 12 }, (_, index) => ({
	mode: 'custom',
	cronExpression: `${index * 5} * * * * *`,
}));

export const NODE = 'Housecall Pro Polling Trigger';

export interface Emitted {
	event: string;
	event_id: string;
	[key: string]: unknown;
}

const pollingNode = (events: string[], options: INodeParameters = {}): Node => ({
	name: NODE,
	type: 'n8n-nodes-housecall-pro.housecallProPollingTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {
		pollTimes: { item: EVERY_5_SECONDS },
		events,
		options,
	},
	credentials: CREDENTIAL,
});

/** What the scenarios do to an n8n that polls a sandbox, and what they hold about both. */
export class PollingRig extends Rig {
	constructor(
		stack: Stack,
		readonly version: N8nVersion,
	) {
		super(stack);
	}

	/** Stores a workflow that does nothing but start at these events. */
	async addPolling(events: string[], options?: INodeParameters): Promise<StoredWorkflow> {
		return await this.storeWorkflow(twoNodes(pollingNode(events, options)));
	}

	/** The same, published, after its first poll. */
	async publish(events: string[], options?: INodeParameters): Promise<StoredWorkflow> {
		const workflow = await this.addPolling(events, options);
		await this.stack.client.activate(workflow.id);
		return workflow;
	}

	/** Lets the sandbox misbehave from now on; `{}` ends it. */
	misbehave(settings: FaultSettings): void {
		this.stack.sandbox.faults.set(settings);
	}

	/** The requests so far that a list was read with. */
	listRequests(): LogEntry[] {
		return this.stack.sandbox.log.entries.filter(({ method }) => method === 'GET');
	}

	/** Waits until so many more requests were answered: the polls that made them are under way or over. */
	async morePolls(requests = 2): Promise<void> {
		const before = this.listRequests().length;
		await poll(
			`${requests} more requests`,
			TIMEOUT_MS,
			async () =>
				await Promise.resolve(this.listRequests().length >= before + requests ? true : undefined),
		);
	}

	/** What a workflow was started with so far, in order. */
	async emitted({ id }: { id: string }): Promise<Emitted[]> {
		const executions = (await this.executions(id)).filter(({ status }) => status === 'success');
		return executions.flatMap((one) => outputOf(one, 'Received') as Emitted[]);
	}

	/** The executions that a workflow's polls have started, the oldest first. */
	async executions(workflowId: string): Promise<Execution[]> {
		const { client } = this.stack;
		const summaries = await client.executions(workflowId);
		const all = await Promise.all(summaries.map(async ({ id }) => await client.execution(id)));
		return all.sort((a, b) => Number(a.id) - Number(b.id));
	}

	/** Waits for these events, each `event ID-of-its-record`, and holds that two polls later there are no others. */
	async expectEvents(workflow: { id: string }, ...expected: string[]): Promise<void> {
		const seen = async () => (await this.emitted(workflow)).map(nameOf).sort();
		await poll(`${expected.length} events`, TIMEOUT_MS, async () =>
			(await seen()).length >= expected.length ? true : undefined,
		).catch(() => undefined);
		await this.morePolls();
		assert.deepEqual(await seen(), [...expected].sort());
		const ids = (await this.emitted(workflow)).map(({ event_id }) => event_id);
		assert.equal(new Set(ids).size, ids.length, 'an event came twice');
	}

	/** Waits for these events, among others, and holds that none of any kind comes twice. */
	async expectSome(workflow: { id: string }, expected: string[]): Promise<void> {
		const missing = async () => {
			const seen = (await this.emitted(workflow)).map(nameOf);
			return expected.filter((name) => !seen.includes(name));
		};
		await poll('the events', TIMEOUT_MS, async () =>
			(await missing()).length === 0 ? true : undefined,
		).catch(() => undefined);
		assert.deepEqual(await missing(), []);
		await this.morePolls(12);
		const ids = (await this.emitted(workflow)).map(({ event_id }) => event_id);
		assert.equal(new Set(ids).size, ids.length, 'an event came twice');
	}

	async finish(): Promise<void> {
		for (const id of this.workflowIds) {
			const executions = await this.executions(id);
			const empty = executions.filter(
				(one) => one.status === 'success' && outputOf(one, 'Received').length === 0,
			);
			assert.equal(empty.length, 0, 'an execution without items');
		}
		await this.clear();
	}

	async clear(): Promise<void> {
		const { n8n } = this.stack;
		this.misbehave({});
		if (n8n.pid === undefined) await n8n.start();
		await this.deleteWorkflows();
	}
}

/** `customer.created cus_1` */
function nameOf(item: Emitted): string {
	const [resource] = item.event.split('.');
	const key = item.event.startsWith('job.appointment.') ? 'appointment' : resource;
	const record = item[key] as { id?: string } | undefined;
	return `${item.event} ${String(record?.id)}`;
}
