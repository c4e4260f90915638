/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { runScript } from '../../tools/command';
import type { Lifetime } from '../../tools/lifetime';
import { toStderr } from '../../tools/n8n/progress';
import {
	N8N_VERSIONS,
	NEWEST_N8N,
	parseN8nVersion,
	VERSION_HELP,
	type N8nVersion,
} from '../../tools/n8n/versions';
import { buildTarball, startStack, temporaryFolder } from '../../tools/stack';
import { report } from '../report';
import { allPassed, type Result } from '../run';
import { choose, playScenario, type Scenario } from '../scenario';
import { PollingRig } from './rig';
import { scenarios } from './scenarios';

/** n8n's scheduler in its database, and the state of pollers with it; both are off by default in 2.41. */
const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

const USAGE = `npm run test:polling [-- options]

Lets the packed polling trigger live through what happens to polling triggers, in real n8n servers, with a
sandbox of Housecall Pro behind them.

  --n8n VERSION  ${VERSION_HELP};
                 may be repeated (default: all)
  --durable      only n8n ${NEWEST_N8N} with its durable scheduler and cursors
  --only NAME    the scenarios whose name holds this
  --help         print this

Scenarios:
${scenarios.map(({ name }) => `  ${name}`).join('\n')}
`;

const OPTIONS = {
	n8n: { type: 'string', multiple: true, default: N8N_VERSIONS },
	durable: { type: 'boolean', default: false },
	only: { type: 'string', default: '' },
} as const;

interface Server {
	version: N8nVersion;
	env?: Record<string, string>;
}

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const chosen = choose(scenarios, values.only);
	const servers: Server[] = values.durable
		? [{ version: NEWEST_N8N, env: DURABLE }]
		: values.n8n.map((text) => ({ version: parseN8nVersion(text) }));
	const tarball = await buildTarball(lifetime, await temporaryFolder(lifetime));
	const results: Result[] = [];
	for (const server of servers) {
		results.push(...(await playAll(lifetime, server, tarball, chosen)));
	}
	process.stdout.write(`${report(results)}\n`);
	return allPassed(results) ? 0 : 1;
});

async function playAll(
	lifetime: Lifetime,
	{ version, env }: Server,
	tarball: string,
	chosen: Array<Scenario<PollingRig>>,
): Promise<Result[]> {
	const stack = await startStack(lifetime, { version, env, tarball });
	const rig = new PollingRig(stack, version);
	const results: Result[] = [];
	for (const scenario of chosen) {
		const result = await playScenario(rig, scenario, toStderr);
		results.push({ ...result, version: env ? `${version} durable` : version });
	}
	await stack.n8n.stop();
	return results;
}
