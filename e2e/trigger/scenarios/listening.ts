/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { poll } from '../../../tools/n8n/client';
import type { TriggerRig, TriggerWorkflow } from '../rig';
import type { Scenario } from '../../scenario';

const EVENTS = ['customer.created'];
const TEST_RUN_TIMEOUT_MS = 60_000;

/** Somebody listens for a test event in the editor while the workflow is active. */
export const listenWhileActive: Scenario<TriggerRig> = {
	name: 'listen for a test event while active',
	async run(rig) {
		const { client } = rig.stack;
		const workflow = await rig.addTrigger(EVENTS);
		const production = { url: workflow.url, events: EVENTS };
		await client.activate(workflow.id);

		await client.listen(workflow.id);
		rig.expectSubscriptions(production, { url: workflow.testUrl, events: EVENTS });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
		await expectTestRun(rig, workflow);
		await rig.settledSubscriptions(production);
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};

/** Nothing came, and the listening was stopped. */
export const stopListening: Scenario<TriggerRig> = {
	name: 'stop listening while active',
	async run(rig) {
		const { client } = rig.stack;
		const workflow = await rig.addTrigger(EVENTS);
		const production = { url: workflow.url, events: EVENTS };
		await client.activate(workflow.id);

		await client.listen(workflow.id);
		rig.expectSubscriptions(production, { url: workflow.testUrl, events: EVENTS });
		await client.stopListening(workflow.id);
		await rig.settledSubscriptions(production);
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};

async function expectTestRun(rig: TriggerRig, { id }: TriggerWorkflow): Promise<void> {
	const ended = await poll('the test run to end', TEST_RUN_TIMEOUT_MS, async () => {
		const runs = await rig.executions(id, 'manual');
		return runs.some(({ stoppedAt }) => stoppedAt) ? runs : undefined;
	});
	assert.deepEqual(
		ended.map(({ status }) => status),
		['success'],
		'Test runs',
	);
}
