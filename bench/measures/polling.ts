/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Measurement } from '../measurement';
import { pollByOurs, pollBySchedule } from '../pollingWorkflows';
import type { Rig } from '../rig';
import { alternate } from '../rounds';
import type { SandboxProcess } from '../sandboxProcess';
import { figuresOf, median } from '../statistics';
import { poll } from '../../tools/n8n/client';
import { CUSTOMERS } from './returnAll';

const EVERY_SECONDS = 2;
const WINDOW_MS = 30_000;
const SETTLE_MS = 5_000;
const CHANGES = 1_000;
const TIMEOUT_MS = 120_000;

/** What it costs to look for changes when there are none, and when there are many. */
export const polling: Measurement = {
	about: `CPU time of n8n for a poll that finds nothing new among ${CUSTOMERS} customers, every ${EVERY_SECONDS} s for ${WINDOW_MS / 1000} s, over n8n without an active workflow. Peer: a Schedule Trigger and one HTTP Request node that reads the latest page, without telling what is new; each of its runs is an execution. Then: the requests of a poll after ${CHANGES} customers have changed, and the time from the change to its execution.`,
	async run(rig, runs) {
		const sandbox = await rig.sandbox(CUSTOMERS);
		const { client, progress } = rig;
		const ours = await client.createWorkflow(pollByOurs(sandbox, EVERY_SECONDS));
		const peer = await client.createWorkflow(pollBySchedule(sandbox, EVERY_SECONDS));
		const idle = await alternate(
			{
				none: async () => await cpuOf(rig),
				ours: async () => await whileActive(rig, ours.id, async () => await cpuOf(rig)),
				peer: async () => await whileActive(rig, peer.id, async () => await cpuOf(rig)),
			},
			{ what: 'Idle polls', runs, progress },
		);
		const polls = WINDOW_MS / 1000 / EVERY_SECONDS;
		const base = median(idle.none);
		const perPoll = (values: number[]) => values.map((value) => (value - base) / polls);
		const busy = await whileActive(rig, ours.id, async () => await change(rig, sandbox, ours.id));
		return {
			main: {
				what: 'CPU of n8n for an idle poll, peer: Schedule Trigger + HTTP Request',
				figures: figuresOf('ms', { ours: perPoll(idle.ours), peer: perPoll(idle.peer) }),
				targets: [{ figure: 'toPeer', atMost: 1 }],
			},
			more: {
				changesRequests: {
					what: `Requests to tell of ${CHANGES} changes`,
					figures: figuresOf('requests', { ours: [busy.requests] }),
				},
				changesSeconds: {
					what: `From ${CHANGES} changes to the execution that has them`,
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
	const before = await cpuTime(n8n.pid);
	await sleep(WINDOW_MS);
	return (await cpuTime(n8n.pid)) - before;
}

/** In milliseconds, as `ps` has it (`[[days-]hours:]minutes:seconds`, whole seconds). */
async function cpuTime(pid: number | undefined): Promise<number> {
	const { stdout } = await promisify(execFile)('ps', ['-o', 'cputimes=', '-p', String(pid)]);
	return Number(stdout) * 1000;
}

async function change(rig: Rig, sandbox: SandboxProcess, workflowId: string) {
	await sandbox.takeLog();
	const started = Date.now();
	await sandbox.touch('customers', CHANGES);
	await poll('the execution', TIMEOUT_MS, async () => {
		const [newest] = await rig.client.executions(workflowId);
		return newest?.stoppedAt ? newest : undefined;
	});
	const seconds = (Date.now() - started) / 1000;
	const requests = (await sandbox.takeLog()).filter(({ method }) => method === 'GET').length;
	return { seconds, requests };
}
