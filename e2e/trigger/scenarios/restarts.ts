/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { poll } from '../../../tools/n8n/client';
import type { TriggerRig, TriggerWorkflow } from '../rig';
import type { Scenario } from '../../scenario';

const EVENTS = ['customer.created'];
const WEBHOOKS = /^\/webhooks$/;
const PATIENCE_MS = 60_000;

async function activeTrigger(rig: TriggerRig): Promise<TriggerWorkflow> {
	const workflow = await rig.addTrigger(EVENTS);
	await rig.stack.client.activate(workflow.id);
	rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
	return workflow;
}

/** n8n ends and starts again, as at an update. */
export const restart: Scenario<TriggerRig> = {
	name: 'restart',
	async run(rig) {
		const workflow = await activeTrigger(rig);
		await rig.stack.n8n.stop();
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });

		await rig.stack.n8n.start();
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
	},
};

/** n8n is killed; something happens while it is away; it starts again. */
export const crash: Scenario<TriggerRig> = {
	name: 'kill -9, then start',
	async run(rig) {
		const workflow = await activeTrigger(rig);
		await rig.stack.n8n.kill();
		await rig.addCustomer();
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });

		await rig.stack.n8n.start();
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
	},
};

/** The service is away just when n8n starts and looks: what is registered is in order, and stays. */
export const blipAtStart: Scenario<TriggerRig> = {
	name: 'service down for a moment while n8n starts',
	suits: (rig) => !rig.isPersistent,
	async run(rig) {
		const { n8n } = rig.stack;
		const workflow = await activeTrigger(rig);
		await n8n.stop();
		rig.disturb({ method: 'GET', path: '^/webhooks', status: 503, times: 3 });
		await n8n.start();
		await poll('n8n to look again', PATIENCE_MS, async () =>
			rig.requests('GET', WEBHOOKS).find(({ status }) => status === 200),
		);
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
		assert.deepEqual(rig.requests('DELETE', /./), []);
		rig.expectSubscriptions({ url: workflow.url, events: EVENTS });
	},
};

/** The subscription is deleted on the other side: a restart heals it where n8n then looks, else activating anew. */
export const lostSubscription: Scenario<TriggerRig> = {
	name: 'subscription deleted on the other side',
	async run(rig) {
		const { client, n8n, sandbox } = rig.stack;
		const workflow = await activeTrigger(rig);
		const [{ id }] = sandbox.state.webhooks.all();
		assert.ok(sandbox.state.webhooks.remove(id), 'there was nothing to delete');
		rig.expectSubscriptions();

		if (rig.isPersistent) {
			await client.deactivate(workflow.id);
			await client.activate(workflow.id);
		} else {
			await n8n.restart();
		}
		await rig.settledSubscriptions({ url: workflow.url, events: EVENTS });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};
