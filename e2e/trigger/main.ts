/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { runScript } from '../../tools/command';
import type { Lifetime } from '../../tools/lifetime';
import { toStderr } from '../../tools/n8n/progress';
import { parseN8nVersion, VERSION_HELP, type N8nVersion } from '../../tools/n8n/versions';
import { buildTarball, startStack, temporaryFolder } from '../../tools/stack';
import { report } from '../report';
import { allPassed, type Result } from '../run';
import { TriggerRig } from './rig';
import { choose, playScenario, type Scenario } from '../scenario';
import { scenarios } from './scenarios';

/** The last version of each of the two ways in which n8n registers triggers. */
const DEFAULT_VERSIONS: N8nVersion[] = ['1.123.81', '2.41.1'];

const USAGE = `npm run test:trigger [-- options]

Lets the packed trigger live through what happens to triggers, in real n8n servers, with a sandbox of
Housecall Pro behind them.

  --n8n VERSION  ${VERSION_HELP};
                 may be repeated (default ${DEFAULT_VERSIONS.join(' and ')})
  --only NAME    the scenarios whose name holds this
  --help         print this

Scenarios:
${scenarios.map(({ name }) => `  ${name}`).join('\n')}
`;

const OPTIONS = {
	n8n: { type: 'string', multiple: true, default: DEFAULT_VERSIONS },
	only: { type: 'string', default: '' },
} as const;

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const chosen = choose(scenarios, values.only);
	const versions = values.n8n.map(parseN8nVersion);
	const tarball = await buildTarball(lifetime, await temporaryFolder(lifetime));
	const results: Result[] = [];
	for (const version of versions) {
		results.push(...(await playAll(lifetime, version, tarball, chosen)));
	}
	process.stdout.write(`${report(results)}\n`);
	if (results.every(({ outcome }) => !outcome)) throw new Error('No scenario suits this n8n');
	return allPassed(results) ? 0 : 1;
});

async function playAll(
	lifetime: Lifetime,
	version: N8nVersion,
	tarball: string,
	chosen: Array<Scenario<TriggerRig>>,
): Promise<Result[]> {
	const stack = await startStack(lifetime, { version, tarball });
	const rig = new TriggerRig(stack, version);
	const results: Result[] = [];
	for (const scenario of chosen) results.push(await playScenario(rig, scenario, toStderr));
	await stack.n8n.stop();
	return results;
}
