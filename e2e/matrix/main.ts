/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { report } from '../report';
import { play, type Result } from '../run';
import { checkCredential } from '../../scripts/demo/credential';
import { checkCustomerToJob } from '../../scripts/demo/customerToJob';
import { checkLoaded } from '../../scripts/demo/loaded';
import { checkNewCustomer } from '../../scripts/demo/newCustomer';
import { Table } from '../../tools/table';
import { runScript } from '../../tools/command';
import type { Lifetime } from '../../tools/lifetime';
import { checkIcons } from './checks/icons';
import { checkInstalled } from './checks/installed';
import { checkOldWorkflow } from './checks/oldWorkflow';
import { checkSchemas } from './checks/schemas';
import { checkTypes } from './checks/types';
import { startRegistry } from './registry';
import { startMatrixStack, type MatrixStack } from './server';
import { toStderr } from '../../tools/n8n/progress';
import {
	N8N_VERSIONS,
	parseN8nVersion,
	VERSION_HELP,
	type N8nVersion,
} from '../../tools/n8n/versions';
import { buildTarball, temporaryFolder } from '../../tools/stack';

const USAGE = `npm run test:n8n [-- options]

Lets real n8n servers install the packed package as their page of community nodes does, and holds what
they then do against a sandbox of Housecall Pro.

  --n8n VERSION  ${VERSION_HELP};
                 may be repeated (default: all)
  --help         print this
`;

const START = 'Starts and installs the package';

const CHECKS: Record<string, (stack: MatrixStack, table: Table) => Promise<void>> = {
	'Lists the package': checkInstalled,
	'Loads all nodes': checkLoaded,
	'Serves the icons': checkIcons,
	'Serves the output schemas': checkSchemas,
	'Tests the credential': checkCredential,
	'Runs "from customer to job"': checkCustomerToJob,
	'Runs "new customer"': checkNewCustomer,
	'Opens a workflow of 0.2.0': checkOldWorkflow,
	'Source fits its n8n-workflow': checkTypes,
};

const OPTIONS = {
	n8n: { type: 'string', multiple: true, default: N8N_VERSIONS },
} as const;

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const versions = values.n8n.map(parseN8nVersion);
	const tarball = await buildTarball(lifetime, await temporaryFolder(lifetime));
	const registry = await startRegistry(lifetime, tarball);
	const results: Result[] = [];
	for (const version of versions) results.push(...(await tryOut(lifetime, version, registry)));
	process.stdout.write(`\n${report(results)}\n`);
	return results.every(({ outcome }) => outcome?.passed) ? 0 : 1;
});

/** One n8n at a time; each check stands for itself, unless n8n did not get so far. */
async function tryOut(
	lifetime: Lifetime,
	version: N8nVersion,
	registry: string,
): Promise<Result[]> {
	process.stdout.write(`\nn8n ${version}\n`);
	const table = new Table();
	const run = async (name: string, act: () => Promise<void>) =>
		await play({ name, version, act, progress: toStderr });
	let stack: MatrixStack | undefined;
	const results = [
		await run(START, async () => {
			stack = await startMatrixStack(lifetime, version, registry);
		}),
	];
	for (const [name, check] of Object.entries(CHECKS)) {
		const ready = stack;
		results.push(
			ready ? await run(name, async () => await check(ready, table)) : { name, version },
		);
	}
	await stack?.n8n.stop();
	return results;
}
