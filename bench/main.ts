/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runScript } from '../tools/command';
import type { Lifetime } from '../tools/lifetime';
import { toStderr } from '../tools/n8n/progress';
import { toChart } from './chart';
import type { Measured, Measurement } from './measurement';
import { bulkUpsert, bulkUpsertLimited } from './measures/bulkUpsert';
import { getsLimited } from './measures/getsLimited';
import { load } from './measures/load';
import { returnAll0ms, returnAll300ms } from './measures/returnAll';
import { memory } from './measures/memory';
import { polling } from './measures/polling';
import { scale } from './measures/scale';
import { webhooks } from './measures/webhooks';
import { aboutThisRun, currentLoad, toJson, toMarkdown, toTable, type About } from './report';
import { Rig } from './rig';

const MEASUREMENTS: Record<string, Measurement> = {
	returnAll300ms,
	returnAll0ms,
	getsLimited,
	bulkUpsert,
	bulkUpsertLimited,
	webhooks,
	load,
	scale,
	polling,
	memory,
};

const NAMES = Object.keys(MEASUREMENTS);
const RESULTS = path.join(__dirname, 'RESULTS.md');
const CHART = path.join(__dirname, 'results.svg');
const LEAST_RUNS = 5;
const BUSY = 0.5;

const USAGE = `npm run bench [-- options]

Measures the nodes in a real n8n against the sandbox, side by side with n8n's own HTTP Request and
Webhook nodes, and prints a table. Takes more than an hour; leave the machine alone meanwhile.

  --only NAMES   some of ${NAMES.join(',')}
  --runs NUMBER  of each contender (default ${LEAST_RUNS})
  --json         print one JSON object instead (npm run --silent bench -- --json)
  --write        keep the table in bench/RESULTS.md and the chart in bench/results.svg, too
  --help         print this
`;

interface Options {
	names: string[];
	runs: number;
	json: boolean;
	write: boolean;
}

const OPTIONS = {
	only: { type: 'string' },
	runs: { type: 'string', default: String(LEAST_RUNS) },
	json: { type: 'boolean', default: false },
	write: { type: 'boolean', default: false },
} as const;

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const { json, write } = values;
	await bench(lifetime, {
		names: namesOf(values.only),
		runs: runsOf(values.runs),
		json,
		write,
	});
	return 0;
});

async function bench(lifetime: Lifetime, { names, runs, json, write }: Options): Promise<void> {
	if (write && (names.length < NAMES.length || runs < LEAST_RUNS)) {
		throw new Error(`--write needs all measurements, and at least ${LEAST_RUNS} runs of each`);
	}
	const load = currentLoad();
	if (load > BUSY) toStderr(`The machine is busy (load ${load}): the figures suffer`);
	const hasEarlier = names.some((name) => MEASUREMENTS[name].needsEarlier);
	const rig = await Rig.start(lifetime, toStderr, hasEarlier);
	const about = aboutThisRun({ runs, load }, await rig.nodeVersion());
	const measured: Record<string, Measured> = {};
	for (const name of names) measured[name] = await MEASUREMENTS[name].run(rig, runs);

	process.stdout.write(json ? `${asJson(about, measured)}\n` : toTable(Object.values(measured)));
	if (write) {
		const used = names.map((name) => MEASUREMENTS[name]);
		await writeFile(RESULTS, toMarkdown(about, used, Object.values(measured)));
		await writeFile(CHART, toChart(Object.values(measured)));
	}
}

function asJson(about: About, measured: Record<string, Measured>): string {
	const results = Object.entries(measured).map(([name, one]) => [name, toJson(one)]);
	return JSON.stringify({ about, ...Object.fromEntries(results) }, null, 2);
}

function namesOf(only: string | undefined): string[] {
	const names = only?.split(',') ?? NAMES;
	const unknown = names.find((name) => !NAMES.includes(name));
	if (unknown !== undefined) throw new Error(`--only takes ${NAMES.join(',')}, not "${unknown}"`);
	return names;
}

function runsOf(text: string): number {
	const runs = Number(text);
	if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs takes a number from 1 on`);
	return runs;
}
