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
sandbox of Housecall Pro behind each of them. Without options in all versions, and in the newest one once more
with its durable scheduler and cursors; all servers at once.

  --n8n VERSION  only ${VERSION_HELP};
                 may be repeated
  --durable      only, or with --n8n as well, n8n ${NEWEST_N8N} with its durable scheduler and cursors
  --only NAME    the scenarios whose name holds this; may be repeated
  --changes N    how many changes the scenarios of random changes make, 34 for each poll (default 340)
  --help         print this

Scenarios:
${scenarios.map(({ name }) => `  ${name}`).join('\n')}
`;

const OPTIONS = {
	n8n: { type: 'string', multiple: true, default: [] as string[] },
	durable: { type: 'boolean', default: false },
	only: { type: 'string', multiple: true, default: [''] as string[] },
	changes: { type: 'string', default: '340' },
} as const;

interface Server {
	name: string;
	version: N8nVersion;
	env?: Record<string, string>;
}

const durable: Server = { name: `${NEWEST_N8N} durable`, version: NEWEST_N8N, env: DURABLE };

function chooseServers(versions: string[], isDurable: boolean): Server[] {
	const isAll = versions.length === 0 && !isDurable;
	const plain = (isAll ? N8N_VERSIONS : versions.map(parseN8nVersion)).map((version) => ({
		name: version,
		version,
	}));
	return isAll || isDurable ? [...plain, durable] : plain;
}

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const chosen = values.only.flatMap((only) => choose(scenarios, only));
	const servers = chooseServers(values.n8n, values.durable);
	const tarball = await buildTarball(lifetime, await temporaryFolder(lifetime));
	const plays: Array<Promise<Result[]>> = [];
	for (const server of servers) {
		// one after the other, as a start takes all of a small machine; scenarios mostly wait for the next poll
		const rig = await startRig(lifetime, server, tarball, Number(values.changes));
		plays.push(playAll(rig, chosen));
	}
	const results = (await Promise.all(plays)).flat();
	process.stdout.write(`${report(results)}\n`);
	return allPassed(results) ? 0 : 1;
});

async function startRig(
	lifetime: Lifetime,
	{ name, version, env }: Server,
	tarball: string,
	size: number,
): Promise<PollingRig> {
	const sandbox = { customers: 60 };
	const stack = await startStack(lifetime, { version, env, tarball, sandbox, movableClock: true });
	return new PollingRig(stack, name, env !== undefined, size);
}

async function playAll(rig: PollingRig, chosen: Array<Scenario<PollingRig>>): Promise<Result[]> {
	const results: Result[] = [];
	for (const scenario of chosen) results.push(await playScenario(rig, scenario, toStderr));
	await rig.stack.n8n.stop();
	return results;
}
