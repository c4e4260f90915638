/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { readExample } from '../../scripts/demo/workflows';
import { poll } from '../../tools/n8n/client';
import type { Execution, StoredWorkflow, WorkflowFile } from '../../tools/n8n/types';
import type { Stack } from '../../tools/stack';
import { Rig } from '../rig';
import type { MockService } from './mockService';

/** For what n8n does in its own time. The machine may be busy with other things. */
const TIMEOUT_MS = 180_000;

/** What a user changes in an example after the import. */
export type Change = (file: WorkflowFile) => WorkflowFile;

const asItIs: Change = (file) => file;

/** Where the examples are tried: an n8n, a Housecall Pro account, and a mock of all other services. */
export class ExampleRig extends Rig {
	constructor(
		stack: Stack,
		readonly mockService: MockService,
	) {
		super(stack);
	}

	/** Imports an example. */
	async add(file: string, change = asItIs): Promise<StoredWorkflow> {
		const example = change(this.mockService.replaceIn(await readExample(file)));
		return await this.storeWorkflow(example);
	}

	/** Imports an example and activates it. */
	async activate(file: string, change = asItIs): Promise<StoredWorkflow> {
		const workflow = await this.add(file, change);
		await this.stack.client.activate(workflow.id);
		return workflow;
	}

	/** Does something in Housecall Pro and waits until every event was delivered. */
	override async call(...request: Parameters<Rig['call']>) {
		const response = await super.call(...request);
		await this.stack.sandbox.webhooks.idle();
		return response;
	}

	/** Runs a workflow by hand and waits for its end, whatever that is. */
	async run(id: string): Promise<Execution> {
		const { client } = this.stack;
		const started = await client.start(id);
		assert.ok('executionId' in started, 'the workflow waits for an event');
		return await client.executionEnd(started.executionId, TIMEOUT_MS);
	}

	/** {@link run}, when it has to succeed. */
	async runWell(id: string): Promise<Execution> {
		return succeeded(await this.run(id));
	}

	/** Waits for so many executions of a workflow, whatever their end; the last one started last. */
	async ended(id: string, count: number): Promise<Execution[]> {
		const { client } = this.stack;
		const ended = await client.executionsEnd(id, count, TIMEOUT_MS);
		assert.equal(ended.length, count, 'Executions');
		const executions = await Promise.all(ended.map(async (one) => await client.execution(one.id)));
		return executions.sort((a, b) => Number(a.id) - Number(b.id));
	}

	/** {@link ended}, when all of them have to succeed. */
	async executed(id: string, count: number): Promise<Execution[]> {
		return (await this.ended(id, count)).map(succeeded);
	}

	/** The latest of so many executions. */
	async latest(id: string, count: number): Promise<Execution> {
		return (await this.executed(id, count))[count - 1];
	}

	/** Waits until something holds. */
	async until(what: string, holds: () => boolean): Promise<void> {
		await poll(what, TIMEOUT_MS, async () => await Promise.resolve(holds() || undefined));
	}

	/** Takes the example away, and makes the account and the services as new. */
	async clear(): Promise<void> {
		const { sandbox } = this.stack;
		await this.deleteWorkflows();
		sandbox.state.reset();
		sandbox.faults.set({});
		sandbox.log.clear();
		this.mockService.reset();
	}
}

function succeeded(execution: Execution): Execution {
	const { error } = execution;
	const reason = [error?.message, error?.description].filter(Boolean).join(': ');
	assert.equal(execution.status, 'success', `Execution ${execution.id}: ${reason}`);
	return execution;
}
