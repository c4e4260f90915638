/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { FaultSettings } from '../../../sandbox/faults';
import { seed } from '../../../tools/engine/seed';
import type { Scenario } from '../../scenario';
import { changes } from '../changes';
import { keyOfItem, type Comparison } from '../changes/ledger';
import { Office } from '../changes/office';
import { itemsOf, type PollingRig } from '../rig';

/** 2,000 changes take 60 polls. */
const CHANGES_PER_POLL = 34;

/** The node remembers only so many records of which it has to compare what they are with what they were. */
const weightOf = ({ takes }: { takes?: string }) => (takes ? 1 : 6);

const step = fc.record({
	name: fc.oneof(
		...Object.entries(changes).map(([name, change]) => ({
			weight: weightOf(change),
			arbitrary: fc.constant(name),
		})),
	),
	pick: fc.nat(10_000),
});

const fail = (rule: object) => ({ fail: [{ method: 'GET', ...rule }] });

const fault = fc.constantFrom<FaultSettings>(
	{},
	fail({ status: 429, resetInSeconds: 2, times: 3 }),
	fail({ status: 503, times: 8 }),
	fail({ status: 502, html: true, times: 4 }),
	fail({ path: '^/jobs', status: 500 }),
	fail({ dropBefore: true, times: 6 }),
	fail({ truncate: true, times: 3 }),
	fail({ empty: true, times: 3 }),
	{ latencyMs: 300 },
	{ latencyMs: 1_500 },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Round {
	steps: Step[];
	fault: FaultSettings;
}

function draw(size: number): Round[] {
	const steps = fc.sample(step, { numRuns: size, seed });
	const count = Math.ceil(size / CHANGES_PER_POLL);
	return fc.sample(fault, { numRuns: count, seed }).map((drawn, index) => ({
		fault: drawn,
		steps: steps.slice(index * CHANGES_PER_POLL, (index + 1) * CHANGES_PER_POLL),
	}));
}

async function prepare(rig: PollingRig, rounds: Round[]): Promise<Office> {
	rig.stack.sandbox.log.clear();
	const office = await Office.open(rig);
	for (const { name } of rounds.flatMap(({ steps }) => steps)) {
		const { takes } = changes[name];
		if (takes) await office.stock(takes);
	}
	await office.begin();
	return office;
}

async function make(office: Office, steps: Step[]): Promise<void> {
	for (const { name, pick } of steps) {
		await changes[name].make(office, pick);
		office.ledger.noteUpdates();
	}
}

const summary = (rig: PollingRig, rounds: Round[], told: number) =>
	`${rounds.flatMap(({ steps }) => steps).length} changes, ${rig.pollsOfCustomers()} polls, ${told} events`;

/** What happens in an account of many people, while nothing is in the way. */
export const history: Scenario<PollingRig> = {
	name: 'random changes: each event once',
	async run(rig) {
		const rounds = draw(rig.size);
		const office = await prepare(rig, rounds);
		const workflow = await rig.publish(['*']);
		for (const { steps } of rounds) {
			await make(office, steps);
			await rig.nextPoll();
		}
		await rig.lookForApprovals();
		const comparison = await rig.settle(workflow, office.ledger);
		assert.deepEqual(comparison, { missing: [], twice: [], untrue: [] });
		return summary(rig, rounds, (await rig.emitted(workflow)).length);
	},
};

/** The same, while the service refuses, fails and dawdles, and n8n is killed once. */
export const faultyHistory: Scenario<PollingRig> = {
	name: 'random changes, faults and a kill -9: each event at least once',
	async run(rig) {
		const rounds = draw(rig.size);
		const killAt = Math.floor(rounds.length / 2);
		const office = await prepare(rig, rounds);
		const workflow = await rig.publish(['*']);
		let killed = '';
		for (const [index, { steps, fault: drawn }] of rounds.entries()) {
			await make(office, steps);
			rig.misbehave(drawn);
			await rig.nextPoll();
			if (index === killAt) killed = await kill(rig, steps[0].pick);
			rig.misbehave({});
		}
		await rig.lookForApprovals();
		const comparison = await rig.settle(workflow, office.ledger);
		const told = (await rig.emitted(workflow)).length;
		const cost = await judge(rig, workflow, comparison, killed);
		return `${summary(rig, rounds, told)}, ${cost}`;
	},
};

/** At some moment of a poll. @returns when */
async function kill(rig: PollingRig, pick: number): Promise<string> {
	await sleep(pick % 2_000);
	const at = new Date().toISOString();
	await rig.stack.n8n.kill();
	await rig.stack.n8n.start();
	return at;
}

/**
 * n8n stores an execution and what the node remembers one beside the other: events of the poll that had just started one
 * may come twice, or in an execution that has crashed. With durable cursors it stores both at once: none may come twice.
 */
async function judge(
	rig: PollingRig,
	{ id }: { id: string },
	{ missing, twice, untrue }: Comparison,
	killed: string,
): Promise<string> {
	assert.deepEqual(untrue, [], 'These did not happen');
	const executions = await rig.executions(id);
	const before = executions.filter(({ startedAt }) => startedAt < killed);
	const cut = rig.isDurable ? [] : before.slice(-1);
	const last = new Set(cut.flatMap(itemsOf).map(keyOfItem));
	assert.deepEqual(
		twice.filter((key) => !last.has(key)),
		[],
		'These came twice, not because of the kill',
	);
	const crashed = executions.filter(({ status }) => status === 'crashed');
	if (crashed.length === 0) assert.deepEqual(missing, []);
	return `${twice.length} twice, ${missing.length} in ${crashed.length} crashed executions`;
}
