/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { Table } from '../../tools/table';
import { runScript } from '../../tools/command';
import type { Lifetime } from '../../tools/lifetime';
import { DEFAULT_OWNER } from '../../tools/n8n/rest';
import { checkQueue } from './check';
import { checkPolling } from './polling';
import { startCluster, type Cluster } from './cluster';

const USAGE = `npm run demo:queue [-- options]

Starts n8n in queue mode on this machine, with this package in each process: a main, a webhook
processor and two workers, on a Redis and a PostgreSQL that are started for it, with a sandbox of
Housecall Pro. Sends events through it, has it poll for others, kills the main meanwhile, and stays up until
Ctrl-C.

Needs Linux, Redis and PostgreSQL (Debian: apt-get install redis-server postgresql). Services of
these that run already are left alone.

  --once  check that all goes where it should, stop, and exit with 0 or 1
  --help  print this
`;

const OPTIONS = {
	once: { type: 'boolean', default: false },
} as const;

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const cluster = await startCluster(lifetime);
	const code = await check(cluster);
	if (!values.once) await stay(cluster, lifetime);
	return code;
});

async function check(cluster: Cluster): Promise<number> {
	const table = new Table();
	try {
		await checkQueue(cluster, table);
		await checkPolling(cluster, table);
	} catch (error) {
		table.broke('Queue mode', error);
	}
	return table.conclude();
}

async function stay({ router, sandbox, credential }: Cluster, lifetime: Lifetime): Promise<void> {
	process.stdout.write(`
Editor    ${router.url}
User      ${DEFAULT_OWNER.email}
Password  ${DEFAULT_OWNER.password}
Sandbox   ${sandbox.url} (API key ${String(credential.data.apiKey)})

Ctrl-C stops everything and deletes this n8n.
`);
	await lifetime.stay();
}
