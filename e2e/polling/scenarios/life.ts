/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Scenario } from '../../scenario';
import { addCustomer, addJob } from '../../account';
import type { PollingRig } from '../rig';
import { NODE } from '../workflow';

/** What is there when a workflow is published is no event. */
export const baseline: Scenario<PollingRig> = {
	name: 'publish: what is there is no event, what comes then is one',
	async run(rig) {
		const workflow = await rig.publish(['customer.created', 'customer.updated']);
		await rig.morePolls();
		assert.deepEqual(await rig.emitted(workflow), []);

		const { id } = await addCustomer(rig);
		await rig.expectEvents(workflow, `customer.created ${id}`);
	},
};

/** Another workflow on the same key sees the same, and neither takes it from the other. */
export const twoWorkflows: Scenario<PollingRig> = {
	name: 'two workflows on one key',
	async run(rig) {
		const both = [await rig.publish(['customer.created']), await rig.publish(['customer.created'])];
		const { id } = await addCustomer(rig);
		for (const workflow of both) await rig.expectEvents(workflow, `customer.created ${id}`);
	},
};

/** An event that is added begins now; the others go on from where they were. */
export const editEvents: Scenario<PollingRig> = {
	name: 'edit of the events: an added one begins now',
	async run(rig) {
		const workflow = await rig.publish(['customer.created']);
		const person = await addCustomer(rig);
		await addJob(rig, person);
		await rig.morePolls();
		await republish(rig, workflow.id, (parameters) => ({
			...parameters,
			events: ['customer.created', 'job.created'],
		}));
		await rig.morePolls(4);
		const later = await addJob(rig, person);
		await rig.expectEvents(workflow, `customer.created ${person.id}`, `job.created ${later}`);
	},
};

/** n8n keeps a node's state by its name: a renamed one begins now, and floods nobody. */
export const rename: Scenario<PollingRig> = {
	name: 'rename of the node: it begins anew, without a flood',
	async run(rig) {
		const { client } = rig.stack;
		const workflow = await rig.publish(['customer.created']);
		const { id: first } = await addCustomer(rig);
		await rig.expectEvents(workflow, `customer.created ${first}`);

		await client.deactivate(workflow.id);
		await client.saveWorkflow(workflow.id, ({ nodes, connections: { [NODE]: out } }) => ({
			nodes: nodes.map((node) => (node.name === NODE ? { ...node, name: 'Renamed' } : node)),
			connections: { Renamed: out },
		}));
		await client.activate(workflow.id);
		const { id: second } = await addCustomer(rig);
		await rig.expectEvents(workflow, `customer.created ${first}`, `customer.created ${second}`);
	},
};

async function republish(
	rig: PollingRig,
	id: string,
	change: (parameters: object) => object,
): Promise<void> {
	const { client } = rig.stack;
	await client.deactivate(id);
	await client.saveWorkflow(id, ({ nodes }) => ({
		nodes: nodes.map((node) =>
			node.name === NODE ? { ...node, parameters: change(node.parameters) as never } : node,
		),
	}));
	await client.activate(id);
}
