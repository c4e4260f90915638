/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Scenario } from '../../scenario';
import type { TriggerRig, TriggerWorkflow } from '../rig';

/** Activated, started by events, deactivated. */
export const activateAndDeactivate: Scenario<TriggerRig> = {
	name: 'activate, deliver, deactivate',
	async run(rig) {
		const { client } = rig.stack;
		const workflow = await rig.addTrigger(['customer.created']);
		rig.expectSubscriptions();

		await client.activate(workflow.id);
		rig.expectSubscriptions({ url: workflow.url, events: ['customer.created'] });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);

		await client.deactivate(workflow.id);
		rig.expectSubscriptions();
		await rig.expectStarts(async () => await rig.addCustomer());

		await client.activate(workflow.id);
		rig.expectSubscriptions({ url: workflow.url, events: ['customer.created'] });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};

/** The events of an active workflow are changed. */
export const changeEvents: Scenario<TriggerRig> = {
	name: 'activate with other events',
	async run(rig) {
		const { client } = rig.stack;
		const workflow = await rig.addTrigger(['customer.created']);
		await client.activate(workflow.id);

		await rig.chooseEvents(workflow, ['customer.updated', 'customer.deleted']);
		await client.activate(workflow.id);
		rig.expectSubscriptions({
			url: workflow.url,
			events: ['customer.deleted', 'customer.updated'],
		});
		let customer = '';
		await rig.expectStarts(async () => (customer = await rig.addCustomer()));
		await rig.expectStarts(async () => await rig.changeCustomer(customer), workflow);
	},
};

/** A workflow is there twice, with the same webhook URL: n8n refuses the copy, which must not cost the original anything. */
export const copy: Scenario<TriggerRig> = {
	name: 'copy with the same URL',
	// 1.85 and 2.0 let the copy take over; since 2.40 n8n refuses it without asking the node
	suits: ({ version }) => version === '1.123.81',
	async run(rig) {
		const { client } = rig.stack;
		const original = await rig.addTrigger(['customer.created']);
		const subscription = { url: original.url, events: ['customer.created'] };
		await client.activate(original.id);
		const copied = await addCopy(rig, original);

		await assert.rejects(client.activate(copied.id));
		rig.expectSubscriptions(subscription);
		await rig.expectStarts(async () => await rig.addCustomer(), original);
		await rig.stack.n8n.restart();
		await rig.expectStarts(async () => await rig.addCustomer(), original);
		rig.expectSubscriptions(subscription);
	},
};

/**
 * A workflow that never came to be registered has the webhook URL of another one, which was. After a restart, n8n has
 * nothing that tells the two apart; unpublishing the first must not cost the other anything.
 */
export const failedCopy: Scenario<TriggerRig> = {
	name: 'copy with the same URL, which could not be registered',
	// earlier versions take back a publication that fails
	suits: ({ isPersistent }) => isPersistent,
	async run(rig) {
		const { client, n8n } = rig.stack;
		const failed = await rig.addTrigger(['customer.created']);
		rig.disturb({ status: 401 });
		await rig.expectActivationFails(failed, 'refused the API key');
		rig.disturb();
		const copied = await addCopy(rig, failed);
		const subscription = { url: copied.url, events: ['customer.created'] };
		await client.activate(copied.id);
		rig.expectSubscriptions(subscription);

		await n8n.restart();
		await client.deactivate(failed.id);
		rig.expectSubscriptions(subscription);
		await rig.expectStarts(async () => await rig.addCustomer(), copied);
	},
};

async function addCopy(rig: TriggerRig, { id, webhookId }: TriggerWorkflow) {
	const { name, nodes, connections } = await rig.stack.client.workflow(id);
	const copied = await rig.addWorkflow({ name, nodes, connections });
	assert.equal(copied.webhookId, webhookId);
	return copied;
}

/** Two workflows listen to the same account. */
export const twoWorkflows: Scenario<TriggerRig> = {
	name: 'two workflows on one account',
	async run(rig) {
		const { client } = rig.stack;
		const one = await rig.addTrigger(['customer.created']);
		const other = await rig.addTrigger(['customer.created']);
		const subscriptionOf = ({ url }: typeof one) => ({ url, events: ['customer.created'] });

		await client.activate(one.id);
		await client.activate(other.id);
		rig.expectSubscriptions(subscriptionOf(one), subscriptionOf(other));
		await rig.expectStarts(async () => await rig.addCustomer(), one, other);

		await client.deactivate(one.id);
		rig.expectSubscriptions(subscriptionOf(other));
		await rig.expectStarts(async () => await rig.addCustomer(), other);
	},
};
