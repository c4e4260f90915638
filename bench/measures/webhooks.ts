/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { poll } from '../../tools/n8n/client';
import { EventStream } from '../eventStream';
import type { Measurement, Target } from '../measurement';
import type { Rig } from '../rig';
import { alternate } from '../rounds';
import { figuresOf, pairedFiguresOf } from '../statistics';
import { eventsByNothing, eventsByOurs, eventsByWebhook, type EventWorkflow } from '../workflows';

const AT_ONCE = 10;
const DURATION_MS = 4_000;
const WARM_UP_MS = 3_000;

/** Pairs that alternate: single runs differ by a quarter, and what is looked for is a thirtieth. */
const LEAST_RUNS = 40;
const DRAIN_TIMEOUT_MS = 120_000;

/** Off by default: n8n prepares for expressions only when it meets one. */
const LAZY = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

const AS_FAST: Target = { figure: 'toPeer', atLeast: 0.97 };

/** How many events a second n8n takes. */
export const webhooks: Measurement = {
	about: `Events accepted a second, ${AT_ONCE} under way at a time, for ${DURATION_MS / 1000} s a run, each starting an execution (all of them are waited for and counted); at least ${LEAST_RUNS} runs of each in turn, compared pair by pair. Ours checks signatures. Peer: a trigger of the same kind that does nothing.`,
	async run(rig, runs) {
		const lines = await activate(rig);
		const pairs = Math.max(runs, LEAST_RUNS);
		const usual = await race(rig, lines, pairs, 'Events');
		const raceLazily = async () => await race(rig, lines, pairs, 'Events, lazy');
		const lazy = await rig.withSettings(LAZY, raceLazily);
		return {
			main: {
				what: 'Events accepted',
				figures: pairedFiguresOf('events/s', usual),
				targets: [AS_FAST],
			},
			more: {
				webhookNode: {
					what: 'Events accepted, peer: n8n’s Webhook node (no signature check)',
					figures: figuresOf('events/s', { ours: usual.ours, peer: usual.webhookNode }),
				},
				lazy: {
					what: 'Events accepted with N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE',
					figures: pairedFiguresOf('events/s', lazy),
					targets: [AS_FAST],
				},
				lazyWebhookNode: {
					what: 'The same, peer: n8n’s Webhook node',
					figures: figuresOf('events/s', { ours: lazy.ours, peer: lazy.webhookNode }),
				},
			},
		};
	},
};

/** One active workflow, and how many events it was given so far. */
interface Line {
	workflowId: string;
	path: string;
	given: number;
}

interface Lines {
	events: EventStream;
	ours: Line;
	peer: Line;
	webhookNode: Line;
}

async function activate(rig: Rig): Promise<Lines> {
	const sandbox = await rig.sandbox(1);
	const toLine = async ({ file, path }: EventWorkflow): Promise<Line> => {
		const { id } = await rig.client.createWorkflow(file);
		await rig.client.activate(id);
		return { workflowId: id, path, given: 0 };
	};
	return {
		events: new EventStream(rig.n8n.url, await sandbox.firstCustomer()),
		ours: await toLine(eventsByOurs(sandbox)),
		peer: await toLine(eventsByNothing()),
		webhookNode: await toLine(eventsByWebhook()),
	};
}

async function race(rig: Rig, { events, ...lines }: Lines, runs: number, what: string) {
	assert.equal(await events.forge(lines.ours.path), 401, 'a forged event was accepted');
	const run = async (line: Line, durationMs = DURATION_MS) => {
		const { accepted, seconds } = await events.pour(line.path, AT_ONCE, durationMs);
		line.given += accepted;
		await executed(rig, line);
		return accepted / seconds;
	};
	for (const line of Object.values(lines)) await run(line, WARM_UP_MS);
	return await alternate(
		{
			ours: async () => await run(lines.ours),
			peer: async () => await run(lines.peer),
			webhookNode: async () => await run(lines.webhookNode),
		},
		{ what, runs, progress: rig.progress },
	);
}

/** Waits until every event that was accepted has become a successful execution. */
async function executed(rig: Rig, { workflowId, given }: Line): Promise<void> {
	const what = `${given} executions of workflow ${workflowId}`;
	await poll(what, DRAIN_TIMEOUT_MS, async () => {
		const count = await countExecutions(rig, { workflowId, status: ['success'] });
		return count === given ? count : undefined;
	});
	assert.equal(await countExecutions(rig, { workflowId }), given, 'an event made two executions');
}

async function countExecutions({ client }: Rig, filter: object): Promise<number> {
	const query = `limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`;
	const { count } = await client.rest.request<{ count: number }>(
		'GET',
		`/rest/executions?${query}`,
	);
	return count;
}
