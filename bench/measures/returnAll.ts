import { executeByCli } from '../cli';
import { durationOf, requireCustomers, runWorkflow } from '../execution';
import type { Measured, Measurement } from '../measurement';
import type { Rig } from '../rig';
import { alternate } from '../rounds';
import type { SandboxProcess } from '../sandboxProcess';
import { figuresOf, median } from '../statistics';
import { empty, listByHttpRequest, listByOurs, listSimplified } from '../workflows';
import { timeFloor } from './floor';

export const CUSTOMERS = 10_000;

/** Each takes a moment only, of which much is chance. */
const LEAST_SHORT_RUNS = 11;

const SUBJECT = 'Return All of 10,000 customers';

/** With the time that a request takes in life. */
export const returnAll300ms: Measurement = {
	about: `${SUBJECT} in pages of 200, each answered after 300 ms. Peer: the HTTP Request node with its pagination, and Split Out. Floor: the same requests, five at a time, by undici in a plain Node.js. Time of the execution by n8n’s clock.`,
	async run(rig, runs) {
		const sandbox = await rig.sandbox(CUSTOMERS, { latencyMs: 300 });
		return {
			main: {
				what: `${SUBJECT}, 300 ms a request`,
				figures: figuresOf('ms', await timeLists(rig, sandbox, runs)),
				targets: [
					{ figure: 'toPeer', atMost: 0.23 },
					{ figure: 'toFloor', atMost: 1.12 },
				],
			},
		};
	},
};

/** What the node itself takes of time and memory. */
export const returnAll0ms: Measurement = {
	about:
		'The same without latency (at least 11 runs). Memory: the most that a fresh `n8n execute` process had, over one with an empty workflow; with Simplify, too.',
	async run(rig, runs) {
		const sandbox = await rig.sandbox(CUSTOMERS);
		return {
			main: {
				what: `${SUBJECT}, no latency`,
				figures: figuresOf('ms', await timeLists(rig, sandbox, Math.max(runs, LEAST_SHORT_RUNS))),
				targets: [{ figure: 'toPeer', atMost: 0.4 }],
			},
			more: await weighLists(rig, sandbox, runs),
		};
	},
};

async function timeLists(rig: Rig, sandbox: SandboxProcess, runs: number) {
	const { client, progress } = rig;
	const ours = await client.createWorkflow(listByOurs(sandbox));
	const peer = await client.createWorkflow(listByHttpRequest(sandbox));
	return await alternate(
		{
			ours: async () => await timeList(rig, ours.id, sandbox),
			peer: async () => await timeList(rig, peer.id, sandbox),
			floor: async () => await timeFloor(rig, sandbox),
		},
		{ what: SUBJECT, runs, warmUp: true, progress },
	);
}

/** Milliseconds of one execution that gave all of the sandbox's customers in order. */
export async function timeList({ client }: Rig, workflowId: string, sandbox: SandboxProcess) {
	const execution = await runWorkflow(client, workflowId);
	requireCustomers(execution, sandbox.customerIds);
	return durationOf(execution);
}

async function weighLists(rig: Rig, sandbox: SandboxProcess, runs: number) {
	const { client, progress } = rig;
	const idOf = async (file: ReturnType<typeof empty>) => (await client.createWorkflow(file)).id;
	const none = await idOf(empty());
	const ours = await idOf(listByOurs(sandbox));
	const simple = await idOf(listSimplified(sandbox));
	const peer = await idOf(listByHttpRequest(sandbox));
	const peaks = await alternate(
		{
			empty: async () => (await executeByCli(rig, none)).peakMiB,
			ours: async () => await weighList(rig, ours, sandbox),
			simple: async () => await weighList(rig, simple, sandbox),
			peer: async () => await weighList(rig, peer, sandbox),
		},
		{ what: 'Memory', runs, progress },
	);
	return overEmpty(peaks);
}

/** The most MiB that a process had for one execution that gave all of the sandbox's customers in order. */
export async function weighList(
	rig: Rig,
	workflowId: string,
	sandbox: SandboxProcess,
): Promise<number> {
	const { execution, peakMiB } = await executeByCli(rig, workflowId);
	requireCustomers(execution, sandbox.customerIds);
	return peakMiB;
}

function overEmpty(
	peaks: Record<'empty' | 'ours' | 'simple' | 'peer', number[]>,
): Measured['more'] {
	const base = median(peaks.empty);
	const less = (values: number[]) => values.map((value) => value - base);
	return {
		memory: {
			what: 'Peak memory over an empty workflow',
			figures: figuresOf('MiB', { ours: less(peaks.ours), peer: less(peaks.peer) }),
			targets: [{ figure: 'toPeer', atMost: 0.55 }],
		},
		simplified: {
			what: 'The same with Simplify, peer: whole records by the HTTP Request node',
			figures: figuresOf('MiB', { ours: less(peaks.simple), peer: less(peaks.peer) }),
			targets: [{ figure: 'toPeer', atMost: 0.35 }],
		},
	};
}
