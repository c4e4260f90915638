/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultSettings } from '../../sandbox/faults';
import type { LogEntry } from '../../sandbox/http/log';
import { poll } from '../../tools/n8n/client';
import { outputOf, type Execution, type StoredWorkflow } from '../../tools/n8n/types';
import type { Stack } from '../../tools/stack';
import { Rig } from '../rig';
import { twoNodes } from '../trigger/workflows';
import { pollingNode } from './workflow';
import { recordOf, type Comparison, type Emitted, type Ledger } from './changes/ledger';

/** For what n8n does in its own time. The machine may be busy with other things. */
const TIMEOUT_MS = 180_000;

/** Each poll begins with a page of this size, but for the first one of all. */
const FIRST_PAGE = /\bpage_size=50\b/;

/** Approvals are asked for every 15 minutes. */
const APPROVALS_AFTER_MS = 16 * 60_000;

/** What the scenarios do to an n8n that polls a sandbox, and what they hold about both. */
export class PollingRig extends Rig {
	/** Those that have ended. */
	private readonly ended = new Map<string, Execution>();

	/**
	 * @param isDurable whether n8n keeps the times and the state of pollers in its database
	 * @param size how many changes a scenario of random ones makes
	 */
	constructor(
		stack: Stack,
		readonly version: string,
		readonly isDurable: boolean,
		readonly size: number,
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

	/** Waits until so many more requests have come: the polls that make them are under way or over. */
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
		return (await this.executions(id)).flatMap(itemsOf);
	}

	/** The executions that a workflow's polls have started, the oldest first. */
	async executions(workflowId: string): Promise<Execution[]> {
		const { client } = this.stack;
		const summaries = await client.executions(workflowId);
		const all: Execution[] = [];
		for (const { id } of summaries) {
			const execution = this.ended.get(id) ?? (await client.execution(id));
			if (execution.stoppedAt) this.ended.set(id, execution);
			all.push(execution);
		}
		return all.sort((a, b) => Number(a.id) - Number(b.id));
	}

	/** Waits until the list of customers was read once more: a poll of it is under way or over. */
	async nextPoll(): Promise<void> {
		const before = this.pollsOfCustomers();
		await poll(
			'a poll',
			TIMEOUT_MS,
			async () => await Promise.resolve(this.pollsOfCustomers() > before ? true : undefined),
		);
	}

	/** How often the list of customers was read. */
	pollsOfCustomers(): number {
		return this.listRequests().filter(
			({ path, query }) => path === '/customers' && FIRST_PAGE.test(query),
		).length;
	}

	/**
	 * Makes the next poll one that asks for approvals. The durable scheduler takes the time from n8n's database, which
	 * cannot be moved; a process that has just begun asks at once.
	 */
	async lookForApprovals(): Promise<void> {
		const { n8n } = this.stack;
		await (this.isDurable ? n8n.restart() : n8n.moveClock(APPROVALS_AFTER_MS));
	}

	/** Waits until all of the ledger has come and the next polls are over. */
	async settle(workflow: { id: string }, ledger: Ledger): Promise<Comparison> {
		const isThere = async () =>
			ledger.compare(await this.emitted(workflow)).missing.length === 0 ? true : undefined;
		await poll('the events', TIMEOUT_MS, isThere).catch(() => undefined);
		for (let count = 0; count < 3; count++) await this.nextPoll();
		return ledger.compare(await this.emitted(workflow));
	}

	/** Waits for these events, each `event ID-of-its-record`, and holds that two polls later there are no others. */
	async expectEvents(workflow: { id: string }, ...expected: string[]): Promise<void> {
		const seen = async () => (await this.emitted(workflow)).map(nameOf).sort();
		await poll(`${expected.length} events`, TIMEOUT_MS, async () =>
			(await seen()).length >= expected.length ? true : undefined,
		).catch(() => undefined);
		await this.morePolls();
		const others = (await this.executions(workflow.id)).filter(
			({ status }) => status !== 'success',
		);
		const statuses = others.map(({ status }) => status).join(', ') || 'none';
		assert.deepEqual(await seen(), [...expected].sort(), `Events; other executions: ${statuses}`);
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

/** What an execution was started with, if it succeeded. */
export const itemsOf = (execution: Execution): Emitted[] =>
	execution.status === 'success' ? (outputOf(execution, 'Received') as Emitted[]) : [];

/** `customer.created cus_1` */
const nameOf = (item: Emitted) => `${item.event} ${String(recordOf(item)?.id)}`;
