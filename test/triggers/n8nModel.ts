import type { IDataObject, WorkflowActivateMode, Workflow } from 'n8n-workflow';

import { forgetActivations } from '../../nodes/HousecallPro/triggers/webhook/rollback';
import type { TestTrigger } from './support';

/** n8n up to 2.39, or 2.40 and later: they call the hooks of triggers in different orders. */
export type Engine = 'old' | 'new';

/** One trigger node of a workflow. */
interface Slot {
	trigger: TestTrigger;
	/** What n8n has published of it, with the workflow that the hooks see in this process. */
	published?: { parameters: IDataObject; workflow: Workflow };
}

export interface ModelWorkflow {
	id: string;
	slots: Slot[];
	isPublished: boolean;
	/** Whether n8n reported that something went wrong. */
	isTroubled: boolean;
	/** Whether n8n was killed while it published it. */
	wasKilled: boolean;
}

/**
 * Calls the hooks as n8n does (its source, 1.123 and 2.41): which hooks, in which order, how often, and with which
 * static data. Waits are left out.
 */
export class N8nModel {
	/** Which workflow has a webhook's path. */
	private readonly paths = new Map<string, string>();

	/** Whose test URLs may be left where n8n could not remove them. */
	private readonly listened = new Set<ModelWorkflow>();

	constructor(
		readonly engine: Engine,
		readonly workflows: ModelWorkflow[],
	) {}

	/** Whether events for the trigger's URL reach this workflow. */
	serves({ id }: ModelWorkflow, { trigger }: Slot): boolean {
		return this.paths.get(trigger.path) === id;
	}

	async publish(workflow: ModelWorkflow): Promise<void> {
		// n8n refuses to publish when another workflow has one of the paths, before it calls any hook
		if (workflow.slots.some(({ trigger }) => this.isTaken(workflow, trigger))) return;
		if (this.engine === 'old') {
			if (workflow.isPublished) await this.clear(workflow);
			workflow.isPublished = true;
			workflow.isPublished = await this.addAll(workflow, 'activate');
		} else {
			workflow.isPublished = true;
			const changed = workflow.slots.filter((slot) => this.isChanged(workflow, slot));
			await Promise.all(changed.map(async (slot) => await this.deregister(workflow, slot)));
			await Promise.all(changed.map(async (slot) => await this.register(workflow, slot)));
		}
	}

	async unpublish(workflow: ModelWorkflow): Promise<void> {
		if (!workflow.isPublished) return;
		workflow.isPublished = false;
		if (this.engine === 'old') return await this.clear(workflow);
		await Promise.all(workflow.slots.map(async (slot) => await this.deregister(workflow, slot)));
	}

	/** n8n dies after a publication, before it has stored what the hooks left in static data. */
	async kill(workflow: ModelWorkflow): Promise<void> {
		workflow.wasKilled = true;
		const saved = workflow.slots.map(({ trigger }) => trigger.savedStaticData);
		await this.publish(workflow);
		for (const [index, { trigger }] of workflow.slots.entries()) {
			trigger.savedStaticData = saved[index];
		}
		await this.restart();
	}

	/** A test run in the editor: its URL is another, and it has no static data. */
	async listen(listening: ModelWorkflow): Promise<void> {
		this.listened.add(listening);
		const {
			id,
			slots: [{ trigger }],
		} = listening;
		const workflow = loadEmpty(trigger, id);
		const call = { workflow, isTest: true };
		const started = async () =>
			(await trigger.call('checkExists', call)) || (await trigger.call('create', call));
		await started().catch(() => undefined);
		await trigger.call('delete', call).catch(() => undefined);
	}

	/** n8n up to 2.39 checks every published workflow, and tries again what failed. */
	async restart(): Promise<void> {
		forgetActivations();
		for (const workflow of this.workflows) {
			for (const slot of workflow.slots) this.reload(workflow, slot);
			if (this.engine === 'old' && workflow.isPublished) await this.addAll(workflow, 'init');
		}
	}

	/** What a user does where n8n or its log reported trouble, once the service is well. */
	async settle(): Promise<void> {
		for (const workflow of this.workflows) workflow.isTroubled ||= this.hasLeftovers(workflow);
		for (const workflow of this.workflows.filter(({ isTroubled }) => isTroubled)) {
			const copies = this.copiesOf(workflow).filter(({ isPublished }) => isPublished);
			// n8n would refuse to publish the workflow
			for (const copy of copies) await this.unpublish(copy);
			await this.putRight(workflow);
			for (const copy of copies) await this.publish(copy);
		}
		for (const workflow of this.listened) {
			// only the next test run finds what one before has left for the test URL
			await this.asAutomatic(workflow, async () => await this.listen(workflow));
		}
	}

	private copiesOf(workflow: ModelWorkflow): ModelWorkflow[] {
		const paths = new Set(workflow.slots.map(({ trigger }) => trigger.path));
		const isCopy = ({ slots }: ModelWorkflow) =>
			slots.some(({ trigger }) => paths.has(trigger.path));
		return this.workflows.filter((other) => other !== workflow && isCopy(other));
	}

	private async putRight(workflow: ModelWorkflow): Promise<void> {
		const { isPublished } = workflow;
		workflow.isTroubled = false;
		if (!isPublished) await this.publish(workflow);
		await this.unpublish(workflow);
		if (this.hasLeftovers(workflow)) {
			await this.asAutomatic(workflow, async () => {
				await this.publish(workflow);
				await this.unpublish(workflow);
			});
		}
		if (isPublished) await this.publish(workflow);
	}

	private hasLeftovers({ slots }: ModelWorkflow): boolean {
		const warnings = slots.flatMap(({ trigger }) => trigger.warnings);
		return warnings.some((warning) => warning.includes('may have left behind'));
	}

	/** With *Registration* as it was when something was left behind. */
	private async asAutomatic({ slots }: ModelWorkflow, work: () => Promise<void>): Promise<void> {
		const before = slots.map(({ trigger }) => trigger.parameters.registration);
		const all = slots.map(({ trigger }) => trigger.parameters);
		for (const parameters of all) Object.assign(parameters, { registration: 'automatic' });
		await work();
		for (const [index, registration] of before.entries()) {
			Object.assign(all[index], { registration });
		}
	}

	private async addAll(workflow: ModelWorkflow, mode: WorkflowActivateMode): Promise<boolean> {
		for (const slot of workflow.slots) {
			this.reload(workflow, slot);
			this.paths.set(slot.trigger.path, workflow.id);
		}
		for (const slot of workflow.slots) {
			const isAdded = await this.add(slot, mode).catch(() => false);
			if (isAdded) continue;
			await this.clear(workflow);
			workflow.isTroubled = true;
			return false;
		}
		for (const slot of workflow.slots) this.save(slot);
		return true;
	}

	private async add({ trigger, published }: Slot, activation: WorkflowActivateMode) {
		const { workflow } = published!;
		const call = { workflow, activation };
		return (await trigger.call('checkExists', call)) || (await trigger.call('create', call));
	}

	/** Old engine: static data from the database; the first delete that throws ends it. */
	private async clear(workflow: ModelWorkflow): Promise<void> {
		for (const slot of workflow.slots) this.reload(workflow, slot, slot.published?.parameters);
		for (const { trigger, published } of workflow.slots) {
			const isDone = await trigger
				.call('delete', { workflow: published?.workflow })
				.catch(() => false);
			if (isDone) continue;
			workflow.isTroubled = true;
			return;
		}
		for (const slot of workflow.slots) this.save(slot);
		for (const { trigger } of workflow.slots) this.paths.delete(trigger.path);
	}

	/** New engine: five attempts, with delete and the same static data after each failure. */
	private async register(workflow: ModelWorkflow, slot: Slot): Promise<void> {
		this.reload(workflow, slot);
		const call = { workflow: slot.published?.workflow };
		for (let attempt = 1; attempt <= 5; attempt++) {
			this.paths.set(slot.trigger.path, workflow.id);
			if (await this.add(slot, 'update').catch(() => false)) return this.save(slot);
			if (await slot.trigger.call('delete', call).catch(() => false)) {
				this.save(slot);
				this.paths.delete(slot.trigger.path);
			}
		}
		workflow.isTroubled = true;
	}

	/** New engine: three attempts, after the path was given up. */
	private async deregister(workflow: ModelWorkflow, slot: Slot): Promise<void> {
		if (!slot.published) return;
		this.paths.delete(slot.trigger.path);
		this.reload(workflow, slot, slot.published.parameters);
		const call = { workflow: slot.published.workflow };
		for (let attempt = 1; attempt <= 3; attempt++) {
			if (await slot.trigger.call('delete', call).catch(() => false)) return this.save(slot);
		}
		workflow.isTroubled = true;
		this.save(slot);
	}

	private isTaken({ id }: ModelWorkflow, { path }: TestTrigger): boolean {
		return ![undefined, id].includes(this.paths.get(path));
	}

	private isChanged(workflow: ModelWorkflow, slot: Slot): boolean {
		const { published, trigger } = slot;
		const isSame = JSON.stringify(published?.parameters) === JSON.stringify(trigger.parameters);
		return !isSame || !this.serves(workflow, slot);
	}

	private reload(
		{ id }: ModelWorkflow,
		slot: Slot,
		parameters: IDataObject = structuredClone(slot.trigger.parameters),
	): void {
		const { trigger } = slot;
		const workflow = trigger.load(id);
		Object.assign(trigger.nodeOf(workflow), { parameters });
		slot.published = { parameters, workflow };
	}

	private save({ trigger, published }: Slot): void {
		if (!published) return;
		const { workflow } = published;
		trigger.savedStaticData = { ...workflow.getStaticData('node', trigger.nodeOf(workflow)) };
	}
}

function loadEmpty(trigger: TestTrigger, id: string): Workflow {
	const { savedStaticData } = trigger;
	trigger.savedStaticData = {};
	const workflow = trigger.load(id);
	trigger.savedStaticData = savedStaticData;
	return workflow;
}
