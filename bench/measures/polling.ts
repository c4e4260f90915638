/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Measurement } from '../measurement';
import { pollByDoingNothing, pollByOurs, pollBySchedule } from '../pollingWorkflows';
import type { Rig } from '../rig';
import { alternate } from '../rounds';
import type { SandboxProcess } from '../sandboxProcess';
import { figuresOf, median } from '../statistics';
import { poll } from '../../tools/n8n/client';
import { CUSTOMERS } from './returnAll';

const EVERY_SECONDS = 2;
/** So that the changes are told of before the next poll. */
const SELDOM_SECONDS = 20;
const WINDOW_MS = 30_000;
const SETTLE_MS = 5_000;
const CHANGES = 1_000;
const TIMEOUT_MS = 120_000;

/** What it costs to look for changes when there are none, and when there are many. */
export const polling: Measurement = {
	about: `CPU time of n8n for a poll that finds nothing new among ${CUSTOMERS} customers, every ${EVERY_SECONDS} s for ${WINDOW_MS / 1000} s, over n8n without an active workflow. Peer: a Schedule Trigger and one HTTP Request node that reads the latest page of the same length, without telling what is new; each of its runs is an execution. Floor: a polling trigger that only sends that request. Then: the requests of a poll after ${CHANGES} customers have changed, and the time from its first request to the end of its execution.`,
	async run(rig, runs) {
		const sandbox = await rig.sandbox(CUSTOMERS);
		const { client, progress } = rig;
		const ours = await client.createWorkflow(pollByOurs(sandbox, EVERY_SECONDS));
		const peer = await client.createWorkflow(pollBySchedule(sandbox, EVERY_SECONDS));
		const nothing = await client.createWorkflow(pollByDoingNothing(sandbox, EVERY_SECONDS));
		const seldom = await client.createWorkflow(pollByOurs(sandbox, SELDOM_SECONDS));
		const contenders = {
			none: async () => await cpuOf(rig),
			ours: async () => await whileActive(rig, ours.id, async () => await cpuOf(rig)),
			peer: async () => await whileActive(rig, peer.id, async () => await cpuOf(rig)),
			floor: async () => await whileActive(rig, nothing.id, async () => await cpuOf(rig)),
		};
		const race = async () => await alternate(contenders, { what: 'Idle polls', runs, progress });
		const idle = await rig.withSettings({ N8N_METRICS: 'true' }, race);
		const polls = WINDOW_MS / 1000 / EVERY_SECONDS;
		const base = median(idle.none);
		const perPoll = (values: number[]) => values.map((value) => (value - base) / polls);
		const busy = await whileActive(
			rig,
			seldom.id,
			async () => await change(rig, sandbox, seldom.id),
		);
		return {
			main: {
				what: 'CPU of n8n for an idle poll, peer: Schedule Trigger + HTTP Request',
				figures: figuresOf('ms', {
					ours: perPoll(idle.ours),
					peer: perPoll(idle.peer),
					floor: perPoll(idle.floor),
				}),
				targets: [{ figure: 'toPeer', atMost: 1 }],
			},
			more: {
				changesRequests: {
					what: `Requests to tell of ${CHANGES} changes`,
					figures: figuresOf('requests', { ours: [busy.requests] }),
				},
				changesSeconds: {
					what: `From the first of them to the end of the execution`,
					figures: figuresOf('s', { ours: [busy.seconds] }),
				},
			},
		};
	},
};

async function whileActive<T>(rig: Rig, workflowId: string, work: () => Promise<T>): Promise<T> {
	await rig.client.activate(workflowId);
	await sleep(SETTLE_MS);
	const result = await work();
	await rig.client.deactivate(workflowId);
	return result;
}

/** Milliseconds of CPU that n8n takes within the window. */
async function cpuOf({ n8n }: Rig): Promise<number> {
	const before = await cpuTime(n8n.url);
	await sleep(WINDOW_MS);
	return (await cpuTime(n8n.url)) - before;
}

/** In milliseconds, as n8n tells it by its metrics. */
async function cpuTime(n8nUrl: string): Promise<number> {
	const metrics = await (await fetch(`${n8nUrl}/metrics`)).text();
	return Number(/process_cpu_seconds_total ([\d.]+)/.exec(metrics)?.[1]) * 1000;
}

async function change(rig: Rig, sandbox: SandboxProcess, workflowId: string) {
	await sandbox.takeLog();
	await sandbox.touch('customers', CHANGES);
	const execution = await poll('the execution', TIMEOUT_MS, async () => {
		const [newest] = await rig.client.executions(workflowId);
		return newest?.stoppedAt ? newest : undefined;
	});
	const reads = (await sandbox.takeLog()).filter(({ method }) => method === 'GET');
	const seconds = (Date.parse(String(execution.stoppedAt)) - reads[0].at) / 1000;
	return { seconds, requests: reads.length };
}
