/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { startSandbox } from '../../../sandbox/server';
import { poll } from '../../../tools/n8n/client';
import type { Scenario } from '../../scenario';
import { addCustomer } from '../../account';
import type { PollingRig } from '../rig';

const EVENTS = ['customer.created'];
const TIMEOUT_MS = 120_000;
const MINUTE = 60_000;
/** Requests of a poll that fails. */
const TRIES = 3;

const failuresOf = async (rig: PollingRig, id: string) =>
	(await rig.executions(id)).filter(({ status }) => status !== 'success');

/** A service that is away for an hour, by n8n's clock, is reported once, after 15 minutes; then everything comes. */
export const outage: Scenario<PollingRig> = {
	name: 'dead service for an hour: one report, no loss',
	// n8n's durable scheduler takes the time from the database, which cannot be moved
	suits: ({ isDurable }) => !isDurable,
	async run(rig) {
		const workflow = await rig.publish(EVENTS);
		await rig.morePolls();
		rig.misbehave({ fail: [{ path: '^/customers', method: 'GET', status: 503 }] });
		const { id } = await addCustomer(rig);
		await rig.morePolls(9);
		assert.deepEqual(await failuresOf(rig, workflow.id), []);

		for (let minutes = 10; minutes <= 60; minutes += 10) {
			await rig.stack.n8n.moveClock(10 * MINUTE);
			await rig.morePolls(2 * TRIES);
			assert.equal((await failuresOf(rig, workflow.id)).length, minutes < 20 ? 0 : 1, 'Reports');
		}
		const [{ error }] = await failuresOf(rig, workflow.id);
		assert.match(String(error?.message), /could not be polled since/);

		rig.misbehave({});
		await rig.expectEvents(workflow, `customer.created ${id}`);
		assert.equal((await failuresOf(rig, workflow.id)).length, 1, 'Reports');
	},
};

export const rateLimited: Scenario<PollingRig> = {
	name: 'rate limit while polling',
	async run(rig) {
		const workflow = await rig.publish(EVENTS);
		await rig.morePolls();
		rig.misbehave({
			fail: [{ path: '^/customers', method: 'GET', status: 429, resetInSeconds: 4, times: 3 }],
		});
		const { id } = await addCustomer(rig);
		await rig.expectEvents(workflow, `customer.created ${id}`);
		assert.deepEqual(await failuresOf(rig, workflow.id), []);
	},
};

/** A refused key is shown once; with the right one again, what happened meanwhile comes. */
export const revokedKey: Scenario<PollingRig> = {
	name: 'key revoked and restored',
	async run(rig) {
		const { client, credential } = rig.stack;
		const workflow = await rig.publish(EVENTS);
		await rig.morePolls();
		let id = '';
		try {
			await client.saveCredential(credential.id, withData(credential, { apiKey: 'revoked' }));
			({ id } = await addCustomer(rig));
			const [failed] = await poll('the refusal to be shown', TIMEOUT_MS, async () => {
				const failures = await failuresOf(rig, workflow.id);
				return failures.length > 0 ? failures : undefined;
			});
			assert.match(String(failed.error?.message), /refused the API key/);
			if (!rig.isDurable) await rig.morePolls(3);
			assert.equal((await failuresOf(rig, workflow.id)).length, 1, 'Failed executions');
		} finally {
			await client.saveCredential(credential.id, credential);
		}
		// n8n's durable scheduler does not poll for half an hour after a refusal, unless the workflow is published again
		if (rig.isDurable) {
			await client.deactivate(workflow.id);
			await client.activate(workflow.id);
		}
		await rig.expectEvents(workflow, `customer.created ${id}`);
	},
};

/** Another account begins anew: its customers are no events. */
export const otherAccount: Scenario<PollingRig> = {
	name: 'account changed: the other one begins anew',
	async run(rig) {
		const { client, credential } = rig.stack;
		const apiKey = String(credential.data.apiKey);
		const other = await startSandbox({ apiKey, customers: 30, seed: 7 });
		try {
			const workflow = await rig.publish(EVENTS);
			const { id } = await addCustomer(rig);
			await rig.expectEvents(workflow, `customer.created ${id}`);

			await client.saveCredential(credential.id, withData(credential, { baseUrl: other.url }));
			await poll(
				'polls of the other account',
				TIMEOUT_MS,
				async () => await Promise.resolve(other.log.entries.length >= 6 ? true : undefined),
			);
			assert.equal((await rig.emitted(workflow)).length, 1, 'Events');
		} finally {
			await client.saveCredential(credential.id, credential);
			await other.close();
		}
	},
};

/** A limit that is used up for a moment does not stop a workflow from being published. */
export const limitedAtFirst: Scenario<PollingRig> = {
	name: 'first publication while the service answers 429',
	async run(rig) {
		rig.misbehave({ fail: [{ status: 429, resetInSeconds: 3, times: 2 }] });
		const workflow = await rig.publish(EVENTS);
		const { id } = await addCustomer(rig);
		await rig.expectEvents(workflow, `customer.created ${id}`);
	},
};

const withData = (
	{ name, type, data }: PollingRig['stack']['credential'],
	change: PollingRig['stack']['credential']['data'],
) => ({ name, type, data: { ...data, ...change } });
