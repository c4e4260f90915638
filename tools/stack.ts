/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/server';
import type { Lifetime } from './lifetime';
import { N8nClient } from './n8n/client';
import { installN8n } from './n8n/install';
import { installPackage, packPackage } from './n8n/package';
import { requireFree } from './n8n/ports';
import { toStderr, withProgress, type Progress } from './n8n/progress';
import { N8nServer } from './n8n/server';
import type { NewCredential, StoredCredential } from './n8n/types';
import { NEWEST_N8N, type N8nVersion } from './n8n/versions';

export interface StackOptions {
	version?: N8nVersion;
	/** Of n8n's editor. A free one by default. */
	port?: number;
	/** How the sandbox differs from {@link startAccount}'s usual one. */
	sandbox?: SandboxOptions;
	/** Anything n8n reads, besides what the scripts set for all. */
	env?: Record<string, string>;
	/** Whether n8n's clock has to be moved. */
	movableClock?: boolean;
	/** The packed package. This checkout is built and packed by default. */
	tarball?: string;
	progress?: Progress;
}

/** A sandbox and the credential for it. */
export interface Account {
	sandbox: Sandbox;
	credential: NewCredential;
}

/** A sandbox, and an n8n with this checkout's package and a credential for the sandbox. */
export interface Stack {
	sandbox: Sandbox;
	n8n: N8nServer;
	client: N8nClient;
	credential: StoredCredential;
}

const API_KEY = 'sandbox-key';
export const WEBHOOK_SECRET = 'sandbox-webhook-secret';

/** Starts all of it on the loopback address; the lifetime's end stops and removes all of it. */
export async function startStack(lifetime: Lifetime, options: StackOptions = {}): Promise<Stack> {
	const { version = NEWEST_N8N, progress = toStderr } = options;
	const { signal } = lifetime;
	// Before the minutes of an installation: a port that is taken should be heard of at once.
	for (const port of [options.port, options.sandbox?.port]) {
		if (port !== undefined) await requireFree(port);
	}
	const folder = await temporaryFolder(lifetime);
	const n8n = await prepareN8n(lifetime, folder, { ...options, version, progress });

	const tarball = options.tarball ?? (await buildTarball(lifetime, folder, progress));
	await installPackage(tarball, folder, signal);
	const { sandbox, credential } = await startAccount(lifetime, options.sandbox);

	await withProgress(`Starting n8n ${version}`, progress, async () => await n8n.start());
	const client = await N8nClient.connect(n8n.url);
	const { id } = await client.createCredential(credential);
	return { sandbox, n8n, client, credential: { ...credential, id } };
}

/** Builds and packs this checkout into the folder. @returns the tarball's path */
export async function buildTarball(
	{ signal }: Lifetime,
	folder: string,
	progress: Progress = toStderr,
): Promise<string> {
	const pack = async () => await packPackage({ folder, signal });
	return await withProgress('Building the package', progress, pack);
}

/** Starts a sandbox, by default on a free port, with a key and a secret that are known here. */
export async function startAccount(
	lifetime: Lifetime,
	options: SandboxOptions = {},
): Promise<Account> {
	const secrets = { apiKey: API_KEY, webhookSecret: WEBHOOK_SECRET, ...options };
	const sandbox = await startSandbox(secrets);
	lifetime.defer(async () => await sandbox.close());
	return { sandbox, credential: credentialFor(sandbox, secrets) };
}

async function prepareN8n(
	lifetime: Lifetime,
	userFolder: string,
	{ version, port, env, movableClock, progress }: StackOptions & { version: N8nVersion },
): Promise<N8nServer> {
	const installation = await installN8n(version, { progress, signal: lifetime.signal });
	const n8n = await N8nServer.prepare({ installation, userFolder, port, env, movableClock });
	lifetime.defer(async () => await n8n.stop());
	return n8n;
}

function credentialFor(
	{ url: baseUrl }: Sandbox,
	{ apiKey, webhookSecret: webhookSigningSecret }: { apiKey: string; webhookSecret: string },
): NewCredential {
	return {
		name: 'Housecall Pro account',
		type: 'housecallProApi',
		data: { apiKey, scheme: 'Token', baseUrl, location: '', webhookSigningSecret },
	};
}

/** An empty folder, removed at the end; kept for its logs when the script failed. */
export async function temporaryFolder(lifetime: Lifetime): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-housecall-pro-'));
	lifetime.defer(async (failed) => {
		if (failed) toStderr(`The logs are kept in ${folder}`);
		else await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	});
	return folder;
}
