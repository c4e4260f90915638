/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { FaultRule } from '../../sandbox/faults';
import type { LogEntry } from '../../sandbox/http/log';
import { ActivationError, poll } from '../../tools/n8n/client';
import { RestError } from '../../tools/n8n/rest';
import type { WorkflowFile } from '../../tools/n8n/types';
import type { N8nVersion } from '../../tools/n8n/versions';
import type { Stack } from '../../tools/stack';
import { Rig } from '../rig';
import { triggerNode, twoNodes } from './workflows';

/** For what n8n does in its own time. The machine may be busy with other things. */
const TIMEOUT_MS = 120_000;

/** A workflow that n8n has stored, and what its trigger registers. */
export interface TriggerWorkflow {
	id: string;
	webhookId: string;
	url: string;
	testUrl: string;
}

/** What the account should be subscribed to. */
export interface Expected {
	url: string;
	events: string[];
}

/** What the scenarios do to an n8n and its sandbox, and what they hold about both. */
export class TriggerRig extends Rig {
	private readonly workflows: TriggerWorkflow[] = [];

	/** How many executions {@link expectStarts} has seen of each workflow. */
	private readonly seen = new Map<string, number>();

	constructor(
		stack: Stack,
		readonly version: N8nVersion,
	) {
		super(stack);
	}

	/**
	 * n8n 2.40 and later register a trigger in the background and try several times, but do not look
	 * at registrations when they start. Earlier ones register at once, in one try, and at every start.
	 */
	get isPersistent(): boolean {
		const [major, minor] = this.version.split('.').map(Number);
		return major > 2 || (major === 2 && minor >= 40);
	}

	/** Stores a workflow that does nothing but start at these events. */
	async addTrigger(events = ['customer.created']): Promise<TriggerWorkflow> {
		return await this.addWorkflow(twoNodes(triggerNode(events)));
	}

	/** Stores a workflow that starts with a trigger node of ours. */
	async addWorkflow(file: WorkflowFile): Promise<TriggerWorkflow> {
		const { n8n } = this.stack;
		const { id, nodes } = await this.storeWorkflow(file);
		const webhookId = nodes.find((node) => node.webhookId)?.webhookId ?? '';
		const workflow = {
			id,
			webhookId,
			url: `${n8n.url}/webhook/${webhookId}/webhook?workflow=${id}`,
			testUrl: `${n8n.url}/webhook-test/${webhookId}/webhook?workflow=${id}`,
		};
		this.workflows.push(workflow);
		return workflow;
	}

	/** Saves other events to start at, which an active workflow of n8n 2 does not follow until activated again. */
	async chooseEvents({ id }: TriggerWorkflow, events: string[]): Promise<void> {
		await this.stack.client.saveWorkflow(id, ({ nodes }) => ({
			nodes: nodes.map((node) =>
				node.webhookId ? { ...node, parameters: { ...node.parameters, events } } : node,
			),
		}));
	}

	/** Adds a customer to the account and waits until everybody was told. */
	async addCustomer(): Promise<string> {
		const { id } = await this.call('POST', '/customers', { first_name: 'Ada' });
		await this.stack.sandbox.webhooks.idle();
		return id;
	}

	async changeCustomer(id: string): Promise<void> {
		await this.call('PUT', `/customers/${id}`, { last_name: 'Byrne' });
		await this.stack.sandbox.webhooks.idle();
	}

	/** The subscriptions of the account are these and no others. */
	expectSubscriptions(...expected: Expected[]): void {
		assert.equal(this.subscribed(), describe(expected), 'Subscriptions');
	}

	/** Waits until the subscriptions of the account are these and no others. */
	async settledSubscriptions(...expected: Expected[]): Promise<void> {
		const wanted = describe(expected);
		const isSettled = async () => (this.subscribed() === wanted ? true : undefined);
		await poll('the subscriptions', TIMEOUT_MS, isSettled).catch(() => undefined);
		this.expectSubscriptions(...expected);
	}

	/** A change in the account starts one execution of each of these workflows and none of the others. */
	async expectStarts(change: () => Promise<unknown>, ...started: TriggerWorkflow[]): Promise<void> {
		const before = await this.executionCounts();
		this.refuseLate(before);
		await change();
		const wanted = before.map((count, index) =>
			started.includes(this.workflows[index]) ? count + 1 : count,
		);
		await Promise.all(
			this.workflows.map(async ({ id }, index) => await this.executed(id, wanted[index])),
		);
		assert.deepEqual(await this.executionCounts(), wanted, 'Executions by workflow');
		this.workflows.forEach(({ id }, index) => this.seen.set(id, wanted[index]));
	}

	/** Waits until a workflow has ended so many executions that events have started. */
	async executed(workflowId: string, count: number): Promise<void> {
		await poll(`execution ${count} of workflow ${workflowId}`, TIMEOUT_MS, async () => {
			const executions = await this.executions(workflowId, 'webhook');
			const bad = executions.find(({ stoppedAt, status }) => stoppedAt && status !== 'success');
			assert.equal(bad, undefined, `An execution ended with ${bad?.status}`);
			return executions.filter(({ stoppedAt }) => stoppedAt).length >= count ? true : undefined;
		});
	}

	/** A workflow's executions that events (`webhook`) or test events (`manual`) have started. */
	async executions(workflowId: string, mode: 'webhook' | 'manual') {
		const all = await this.stack.client.executions(workflowId);
		return all.filter((execution) => execution.mode === mode);
	}

	/** n8n says that it could not register the trigger, and why. */
	async expectActivationFails({ id }: TriggerWorkflow, why: string): Promise<void> {
		const name = this.isPersistent ? ActivationError.name : RestError.name;
		await assert.rejects(this.stack.client.activate(id), (error: Error) => {
			assert.equal(error.name, name);
			assert.ok(error.message.includes(why), error.message);
			return true;
		});
	}

	/** Lets requests fail from now on; none do when called without rules. Starts a new log. */
	disturb(...fail: FaultRule[]): void {
		this.stack.sandbox.faults.set({ fail });
		this.stack.sandbox.log.clear();
	}

	/** The requests since the last {@link disturb}. */
	requests(method: string, path: RegExp): LogEntry[] {
		const { entries } = this.stack.sandbox.log;
		return entries.filter((entry) => entry.method === method && path.test(entry.path));
	}

	/** Ends all workflows, which must leave no subscription behind. */
	async finish(): Promise<void> {
		this.refuseLate(await this.executionCounts());
		await this.clear();
		this.expectSubscriptions();
	}

	/** Makes everything as it was before the scenario, whatever that has left. */
	async clear(): Promise<void> {
		const { n8n } = this.stack;
		this.disturb();
		if (n8n.pid === undefined) await n8n.start();
		this.workflows.length = 0;
		await this.deleteWorkflows();
	}

	/** An event that started a workflow again after it had been looked at. @throws AssertionError */
	private refuseLate(counts: number[]): void {
		this.workflows.forEach(({ id }, index) => {
			const seen = this.seen.get(id) ?? counts[index];
			assert.equal(counts[index], seen, `Executions of workflow ${id} since it was looked at`);
		});
	}

	private subscribed(): string {
		return describe(this.stack.sandbox.state.webhooks.all());
	}

	private async executionCounts(): Promise<number[]> {
		return await Promise.all(
			this.workflows.map(async ({ id }) => (await this.executions(id, 'webhook')).length),
		);
	}
}

function describe(subscriptions: readonly Expected[]): string {
	const lines = subscriptions.map(
		({ url, events }) => `${[...events].sort().join(', ')} to ${url}`,
	);
	return lines.sort().join('\n') || 'none';
}
