/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Lifetime } from '../../tools/lifetime';
import { N8nClient } from '../../tools/n8n/client';
import { installN8n, type Installation } from '../../tools/n8n/install';
import { installPackage } from '../../tools/n8n/package';
import { freePort } from '../../tools/n8n/ports';
import { toStderr, withProgress } from '../../tools/n8n/progress';
import { N8nServer, type N8nOptions } from '../../tools/n8n/server';
import { NEWEST_N8N } from '../../tools/n8n/versions';
import { buildTarball, startAccount, temporaryFolder, type Account } from '../../tools/stack';
import { startPostgres, startRedis } from './databases';
import { findPrograms } from './programs';
import { startRouter, type Router } from './router';

const WORKERS = 2;

/** An n8n in queue mode, each of its processes with this checkout's package, and a sandbox. */
export interface Cluster extends Account {
	router: Router;
	/** The editor, and the registration of triggers. */
	main: N8nServer;
	/** Receives events and puts executions into the queue. */
	processor: N8nServer;
	/** Carry out executions, one at a time each. */
	workers: N8nServer[];
	client: N8nClient;
}

/** Starts all of it on the loopback address; the lifetime's end stops and removes all of it. */
export async function startCluster(lifetime: Lifetime): Promise<Cluster> {
	const programs = await findPrograms();
	const installation = await installN8n(NEWEST_N8N, { signal: lifetime.signal });
	const folder = await temporaryFolder(lifetime);
	const tarball = await buildTarball(lifetime, folder);
	const databases = await withProgress('Starting Redis and PostgreSQL', toStderr, async () => ({
		...(await startRedis(lifetime, programs)),
		...(await startPostgres(lifetime, programs)),
	}));
	const account = await startAccount(lifetime);

	const routerPort = await freePort();
	const env = { ...databases, ...queueSettings(`http://127.0.0.1:${routerPort}/`) };
	const prepare = async (name: string, options: Partial<N8nOptions> = {}) =>
		await prepareProcess(lifetime, tarball, path.join(folder, name), {
			...options,
			installation,
			env,
		});
	const main = await prepare('main');
	const processor = await prepare('processor', { command: 'webhook' });
	const workers: N8nServer[] = [];
	for (let number = 1; number <= WORKERS; number++) {
		workers.push(
			await prepare(`worker${number}`, { command: 'worker', args: ['--concurrency=1'] }),
		);
	}

	const router = await startRouter(routerPort, { main: main.url, webhooks: processor.url });
	lifetime.defer(async () => await router.close());
	await withProgress(`Starting n8n ${NEWEST_N8N} in queue mode`, toStderr, async () => {
		// It sets up the database, which the others expect to be there.
		await main.start();
		await Promise.all([processor, ...workers].map(async (process) => await process.start()));
	});
	const client = await N8nClient.connect(main.url);
	await client.createCredential(account.credential);
	return { ...account, router, main, processor, workers, client };
}

/** @param webhookUrl where Housecall Pro reaches n8n */
const queueSettings = (webhookUrl: string) => ({
	EXECUTIONS_MODE: 'queue',
	// Else the main would answer production webhooks, too.
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	N8N_EDITOR_BASE_URL: webhookUrl,
	N8N_WEBHOOK_URL: webhookUrl,
	WEBHOOK_URL: webhookUrl,
});

/** A process of n8n with a folder of its own, as if on a machine of its own. */
async function prepareProcess(
	lifetime: Lifetime,
	tarball: string,
	userFolder: string,
	options: Partial<N8nOptions> & { installation: Installation },
): Promise<N8nServer> {
	await mkdir(userFolder);
	await installPackage(tarball, userFolder, lifetime.signal);
	const server = await N8nServer.prepare({ ...options, userFolder });
	lifetime.defer(async () => await server.stop());
	return server;
}
