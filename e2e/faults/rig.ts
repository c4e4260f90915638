import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultRule, FaultSettings } from '../../sandbox/faults';
import type { LogEntry } from '../../sandbox/http/log';
import { TriggerRig, type TriggerWorkflow } from '../trigger/rig';
import { triggerNode, twoNodes } from '../trigger/workflows';
import { toRun, type Run } from './run';
import { byHand, type Action } from './workflows';

/** What the faults do to an n8n and its sandbox. Nothing is deleted, to be searched at the end. */
export class FaultRig extends TriggerRig {
	private readonly pastRequests: LogEntry[] = [];

	private readonly active: TriggerWorkflow[] = [];

	/** All requests since the start of the suite. */
	get allRequests(): LogEntry[] {
		return [...this.pastRequests, ...this.stack.sandbox.log.entries];
	}

	/** The customers of the company as the service lists them: the newest first. */
	customerIds(): string[] {
		const { customers, company } = this.stack.sandbox.state;
		return customers.sortedBy('created_at', 'desc', [company.id]).map(({ id }) => id);
	}

	/** Lets the sandbox misbehave from now on; `{}` ends it. Starts a new log. */
	misbehave(settings: FaultSettings): void {
		const { faults, log } = this.stack.sandbox;
		this.pastRequests.push(...log.entries);
		log.clear();
		faults.set(settings);
	}

	override disturb(...fail: FaultRule[]): void {
		this.misbehave({ fail });
	}

	/** Lets the node work on these items, in a workflow that is run by hand. */
	async run(action: Action, items: IDataObject[]): Promise<Run> {
		const { id } = await this.addWorkflow(byHand(action, items));
		return await this.runAgain(id);
	}

	async runAgain(workflowId: string): Promise<Run> {
		const { client, sandbox } = this.stack;
		const { length: before } = sandbox.log.entries;
		const execution = await client.run(workflowId);
		return toRun(execution, sandbox.log.entries.slice(before));
	}

	/** An active workflow that starts at new customers. */
	async listen(options: INodeParameters = {}): Promise<TriggerWorkflow> {
		const trigger = triggerNode(['customer.created']);
		const parameters = { ...trigger.parameters, options: { includeHeaders: true, ...options } };
		const workflow = await this.addWorkflow(twoNodes({ ...trigger, parameters }));
		await this.stack.client.activate(workflow.id);
		this.active.push(workflow);
		return workflow;
	}

	/** Lets everything behave again, and ends what still listens for events. */
	override async clear(): Promise<void> {
		const { n8n, client } = this.stack;
		this.misbehave({});
		if (n8n.pid === undefined) await n8n.start();
		for (const { id } of this.active.splice(0)) await client.deactivate(id);
	}
}
