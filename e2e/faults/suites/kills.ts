/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import { poll } from '../../../tools/n8n/client';
import type { Suite, Fault } from '../suite';
import type { FaultRig } from '../rig';
import { failuresOf } from '../run';
import { count } from '../words';
import { byHand, type Action } from '../workflows';
import { accountOf, creating, people, toText } from './creates';
import { newEvent, sender, started } from './events';
import { allCustomers, requireAll } from './lists';

const PATIENCE_MS = 60_000;
/** Long enough for n8n to do by itself what it might do after its start. */
const QUIET_MS = 3_000;
const PEOPLE = 20;
/** How many are added before n8n is killed. */
const SOME = 6;

/** What is under way, and after how many requests of which method n8n is killed. */
interface Killing {
	action: Action;
	items: IDataObject[];
	method: string;
	requests: number;
}

/** Starts a run by hand and kills n8n in the middle of it; starts n8n again. */
async function killDuring(
	rig: FaultRig,
	{ action, items, method, requests }: Killing,
): Promise<{ id: string; status: string }> {
	const { client, n8n, sandbox } = rig.stack;
	const { id } = await rig.addWorkflow(byHand(action, items));
	const execution = await client.start(id);
	assert.ok('executionId' in execution, 'The workflow did not run');
	await poll('the requests before the kill', PATIENCE_MS, async () =>
		sandbox.log.entries.filter((entry) => entry.method === method).length >= requests
			? true
			: undefined,
	);
	await n8n.kill();
	await n8n.start();
	return { id, status: (await client.executionEnd(execution.executionId)).status };
}

const duringList: Fault = {
	name: 'While Return All reads',
	expected: 'Execution “crashed”; run again, every customer once',
	async play(rig) {
		rig.misbehave({ latencyMs: 1_000 });
		const killing = { action: allCustomers(), items: [{}], method: 'GET', requests: 2 };
		const { id, status } = await killDuring(rig, killing);
		assert.equal(status, 'crashed', 'Status of the execution');
		rig.misbehave({});
		const again = await rig.runAgain(id);
		requireAll(rig, again);
		return `Execution “${status}”; run again: ${count(again.outcomes.length, 'customer')}`;
	},
};

/** Kills n8n while it adds customers one by one. */
async function killWhileAdding(rig: FaultRig, operation: 'create' | 'upsert') {
	const items = people(PEOPLE);
	rig.misbehave({ latencyMs: 250 });
	const action = creating(operation);
	const { id, status } = await killDuring(rig, { action, items, method: 'POST', requests: SOME });
	assert.equal(status, 'crashed', 'Status of the execution');
	await sleep(QUIET_MS);
	const posts = rig.requests('POST', /^\/customers$/).length;
	const account = accountOf(rig, items);
	assert.deepEqual(account, { added: posts, doubled: 0 }, 'One customer for each request');
	assert.ok(posts < PEOPLE, 'n8n was killed too late');
	return { id, status, posts, items, account };
}

const duringCreates: Fault = {
	name: `While Customer → Create adds ${PEOPLE}`,
	expected:
		'Execution “crashed”; a customer for each request, none twice, and no more of either after the start',
	async play(rig) {
		const { status, posts, account } = await killWhileAdding(rig, 'create');
		return `Execution “${status}”; ${count(posts, 'request')}, ${toText(account)}`;
	},
};

const duringUpserts: Fault = {
	name: `While Customer → Create or Update adds ${PEOPLE}`,
	expected: `Execution “crashed”; run again, ${PEOPLE} customers added, none twice`,
	async play(rig) {
		const { id, status, account: before, items } = await killWhileAdding(rig, 'upsert');
		rig.misbehave({});
		const again = await rig.runAgain(id);
		assert.deepEqual(failuresOf(again), []);
		const account = accountOf(rig, items);
		assert.deepEqual(account, { added: PEOPLE, doubled: 0 });
		return `Execution “${status}”, ${toText(before)}; run again: ${toText(account)}`;
	},
};

const duringEvents: Fault = {
	name: 'Event sent while n8n is down, and twice when it is back',
	expected: 'no answer, 200, 200: 1 execution',
	async play(rig) {
		const workflow = await rig.listen();
		const send = sender(rig, workflow);
		const body = newEvent();
		await rig.stack.n8n.kill();
		const refused = await send(body).then(String, () => 'no answer');
		assert.equal(refused, 'no answer');
		await rig.stack.n8n.start();
		const answers = [await send(body), await send(body)];
		assert.deepEqual(answers, [200, 200], 'Answers');
		const starts = await started(rig, workflow);
		assert.equal(starts, 1, 'Executions');
		return `${refused}, ${answers.join(', ')}: ${count(starts, 'execution')}`;
	},
};

export const kills: Suite = {
	title: 'n8n killed',
	about: 'n8n is ended without a chance to tidy up (`kill -9`), and started again.',
	faults: [duringList, duringCreates, duringUpserts, duringEvents],
};
