/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { FaultRule } from '../../../sandbox/faults';
import type { TriggerRig } from '../rig';
import type { Scenario } from '../../scenario';

const EVENTS = ['customer.created'];
const WEBHOOKS = /^\/webhooks$/;

/** Connections are closed without an answer, and nothing is carried out. */
const DOWN: FaultRule = { path: '^/webhooks', dropBefore: true };
/** A POST is not tried again by the node, so that each one is a try of n8n's. */
const NO_POST: FaultRule = { method: 'POST', path: '^/webhooks', status: 503 };
const NO_DELETE: FaultRule = { method: 'DELETE', path: '^/webhooks', status: 503 };

/** How often n8n calls a node's `create` and `delete` before it gives up. */
const triesOf = (rig: TriggerRig) =>
	rig.isPersistent ? { create: 5, delete: 3 } : { create: 1, delete: 1 };

/** n8n 1.85 goes on receiving events for a workflow whose trigger could not be removed; 1.123 does not. */
const closesAddress = ({ version }: TriggerRig) => version !== '1.85.4';

const posts = (rig: TriggerRig) => rig.requests('POST', WEBHOOKS).length;

/** Activation fails while the service does this, and works later without any change to the workflow. */
async function failThenActivate(rig: TriggerRig, fault: FaultRule, why: string): Promise<void> {
	const workflow = await rig.addTrigger(EVENTS);
	rig.disturb(fault);
	await rig.expectActivationFails(workflow, why);
	rig.expectSubscriptions();

	rig.disturb();
	await rig.stack.client.activate(workflow.id);
	rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
	await rig.expectStarts(async () => await rig.addCustomer(), workflow);
}

/** The service refuses the key of the credential, which is then corrected. */
export const wrongKey: Scenario<TriggerRig> = {
	name: 'API key refused, then corrected',
	run: async (rig) => await failThenActivate(rig, { status: 401 }, 'refused the API key'),
};

/** The service cannot be reached while the workflow is activated, and can be later. */
export const downAtActivation: Scenario<TriggerRig> = {
	name: 'service down during activation',
	run: async (rig) => await failThenActivate(rig, DOWN, 'No answer from'),
};

/** The service answers, but takes no registration in any of n8n's tries. */
export const refusedAtActivation: Scenario<TriggerRig> = {
	name: 'registration fails in every try',
	async run(rig) {
		const workflow = await rig.addTrigger(EVENTS);
		rig.disturb(NO_POST);
		await rig.expectActivationFails(workflow, 'status 503');
		assert.equal(posts(rig), triesOf(rig).create, 'Tries');
		rig.expectSubscriptions();

		rig.disturb();
		await rig.stack.client.activate(workflow.id);
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};

/** The service takes the registration in the third of n8n's tries. */
export const backInTime: Scenario<TriggerRig> = {
	name: 'registration fails in the first tries',
	suits: (rig) => rig.isPersistent,
	async run(rig) {
		const workflow = await rig.addTrigger(EVENTS);
		rig.disturb({ ...NO_POST, times: 2 });
		await rig.stack.client.activate(workflow.id);
		assert.equal(posts(rig), 3, 'Tries');
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};

/** The service registers and the connection breaks before its answer: what it lists is used. */
export const lostAnswer: Scenario<TriggerRig> = {
	name: 'answer to the registration is lost',
	async run(rig) {
		const workflow = await rig.addTrigger(EVENTS);
		rig.disturb({ method: 'POST', path: '^/webhooks', dropAfter: true, times: 1 });
		await rig.stack.client.activate(workflow.id);
		assert.equal(posts(rig), 1, 'Registrations');
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};

/** The same in every try, and nothing can be removed again. */
export const lostAnswerForGood: Scenario<TriggerRig> = {
	name: 'answer is lost and nothing can be undone',
	async run(rig) {
		const workflow = await rig.addTrigger(EVENTS);
		rig.disturb({ method: 'POST', path: '^/webhooks', dropAfter: true }, NO_DELETE);
		await rig.stack.client.activate(workflow.id);
		assert.equal(posts(rig), 1, 'Registrations');
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};

/** The service cannot be reached while the workflow is deactivated: the next activation takes what is left. */
export const downAtDeactivation: Scenario<TriggerRig> = {
	name: 'service down during deactivation',
	async run(rig) {
		const { client, sandbox } = rig.stack;
		const workflow = await rig.addTrigger(EVENTS);
		await client.activate(workflow.id);
		const [{ id }] = sandbox.state.webhooks.all();

		rig.disturb(DOWN);
		await client.deactivate(workflow.id);
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
		if (closesAddress(rig)) await rig.expectStarts(async () => await rig.addCustomer());

		rig.disturb();
		await client.activate(workflow.id);
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
		assert.equal(sandbox.state.webhooks.all()[0].id, id, 'what was left was not adopted');
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};

/** The service does not unsubscribe while the workflow is deactivated, and other events are chosen then. */
export const leftBehind: Scenario<TriggerRig> = {
	name: 'unsubscribing fails, then other events',
	async run(rig) {
		const { client } = rig.stack;
		const workflow = await rig.addTrigger(EVENTS);
		await client.activate(workflow.id);

		rig.disturb(NO_DELETE);
		await client.deactivate(workflow.id);
		assert.equal(rig.requests('GET', WEBHOOKS).length, triesOf(rig).delete, 'Tries');
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });

		rig.disturb();
		await rig.chooseEvents(workflow, ['customer.updated']);
		await client.activate(workflow.id);
		rig.expectSubscriptions({ url: workflow.url, events: ['customer.updated'] });
		let customer = '';
		await rig.expectStarts(async () => (customer = await rig.addCustomer()));
		await rig.expectStarts(async () => await rig.changeCustomer(customer), workflow);
	},
};
