/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import path from 'node:path';
import { name as packageName } from '../../package.json';
import { readExample } from '../demo/workflows';
import { watchPackage } from './watch';
import { runScript } from '../../tools/command';
import type { Lifetime } from '../../tools/lifetime';
import { N8nClient } from '../../tools/n8n/client';
import { installN8n } from '../../tools/n8n/install';
import { portOption } from '../../tools/n8n/ports';
import { toStderr, withProgress } from '../../tools/n8n/progress';
import { DEFAULT_OWNER } from '../../tools/n8n/rest';
import { N8nServer } from '../../tools/n8n/server';
import { NEWEST_N8N } from '../../tools/n8n/versions';
import { startAccount, temporaryFolder, type Account } from '../../tools/stack';

const USAGE = `npm run dev [-- options]

Starts n8n ${NEWEST_N8N} and a sandbox of Housecall Pro on this machine. Every change below nodes/,
credentials/ and icons/ is built and loaded into the running n8n. Ctrl-C stops everything.

  --port NUMBER         of the editor (default: a free one)
  --sandbox-port NUMBER of the sandbox (default: a free one)
  --help                print this
`;

const EXAMPLES = ['demo-customer-to-job.json', 'demo-new-customer-trigger.json'];

const OPTIONS = {
	port: { type: 'string' },
	'sandbox-port': { type: 'string' },
} as const;

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const n8n = await prepareN8n(lifetime, portOption('--port', values.port));
	const account = await startAccount(lifetime, {
		port: portOption('--sandbox-port', values['sandbox-port']),
	});

	// where n8n looks for community packages; a folder of its own there, as n8n does not follow links
	const folder = path.join(n8n.userFolder, '.n8n', 'nodes', 'node_modules', packageName);
	lifetime.defer(await watchPackage(folder, toStderr));

	await withProgress(`Starting n8n ${NEWEST_N8N}`, toStderr, async () => await n8n.start());
	await furnish(n8n, account);
	greet(n8n, account);
	await lifetime.stay();
	return 0;
});

async function prepareN8n(lifetime: Lifetime, port: number | undefined): Promise<N8nServer> {
	const userFolder = await temporaryFolder(lifetime);
	const installation = await installN8n(NEWEST_N8N, { signal: lifetime.signal });
	// makes n8n watch the packages that it has loaded
	const env = { N8N_DEV_RELOAD: 'true' };
	const n8n = await N8nServer.prepare({ installation, userFolder, port, env });
	lifetime.defer(async () => await n8n.stop());
	return n8n;
}

/** Something to open: the credential for the sandbox, and the demo's workflows. */
async function furnish({ url }: N8nServer, { credential }: Account): Promise<void> {
	const client = await N8nClient.connect(url);
	await client.createCredential(credential);
	for (const file of EXAMPLES) await client.createWorkflow(await readExample(file));
}

function greet(n8n: N8nServer, { sandbox, credential }: Account): void {
	process.stdout.write(`
Editor    ${n8n.url}
User      ${DEFAULT_OWNER.email}
Password  ${DEFAULT_OWNER.password}
Sandbox   ${sandbox.url} (API key ${String(credential.data.apiKey)})
n8n’s log ${n8n.logFile}

A change is in the editor shortly after it is saved; n8n and its workflows stay up. Workflows are gone
with n8n: download those that you want to keep. Ctrl-C stops everything.
`);
}
