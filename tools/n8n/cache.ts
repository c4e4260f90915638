/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- runs on a developer's machine, never inside n8n */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import type { Progress } from './progress';

const APP = 'n8n-nodes-housecall-pro';
const POLL_MS = 1_000;
const WAIT_MESSAGE_EVERY = 10;
/** A lock that its holder has not touched for this long belongs to a dead process. */
const STALE_MS = 20_000;

/** Where n8n and Node.js installations are kept: outside the checkout, shared by all checkouts. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
	if (env.HOUSECALL_PRO_N8N_CACHE) return path.resolve(env.HOUSECALL_PRO_N8N_CACHE);
	const caches = env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
	return path.join(caches, APP);
}

export interface Entry {
	/** Folder name inside the cache. */
	name: string;
	/** For messages: what is being installed. */
	what: string;
	/** Fills the (empty) folder. A rejection leaves no entry behind. */
	fill: (folder: string, logFile: string) => Promise<void>;
}

/**
 * The folder of a cache entry, filled first when it is not there yet. It is filled under another
 * name and renamed when complete, so a folder that has the name is always whole; one process at a
 * time fills it, the others wait.
 */
export async function cached(
	{ name, what, fill }: Entry,
	progress: Progress,
	signal?: AbortSignal,
): Promise<string> {
	const cache = cacheFolder();
	const folder = path.join(cache, name);
	if (existsSync(folder)) return folder;
	await mkdir(cache, { recursive: true });
	const release = await acquire(folder, what, progress, signal);
	try {
		if (!existsSync(folder)) await fillAndRename(folder, fill);
		return folder;
	} finally {
		await release();
	}
}

async function fillAndRename(folder: string, fill: Entry['fill']): Promise<void> {
	const prefix = `${path.basename(folder)}.partial-`;
	await removeLeftovers(path.dirname(folder), prefix);
	const partial = await mkdtemp(path.join(path.dirname(folder), prefix));
	const logFile = `${folder}.log`;
	await rm(logFile, { force: true });
	try {
		await fill(partial, logFile);
		await rename(partial, folder);
	} catch (error) {
		await rm(partial, { recursive: true, force: true, maxRetries: 5 });
		throw error;
	}
}

async function removeLeftovers(cache: string, prefix: string): Promise<void> {
	const names = (await readdir(cache)).filter((name) => name.startsWith(prefix));
	for (const name of names) {
		// Something that outlived a killed install may still write there; the next run tries again.
		await rm(path.join(cache, name), { recursive: true, force: true }).catch(() => undefined);
	}
}

async function acquire(
	folder: string,
	what: string,
	progress: Progress,
	signal: AbortSignal | undefined,
): Promise<() => Promise<void>> {
	for (let tries = 0; ; tries++) {
		try {
			return await lock(folder, {
				realpath: false,
				stale: STALE_MS,
				// A holder that was suspended may lose the lock; the rename still lets only one win.
				onCompromised: () => undefined,
			});
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) throw error;
		}
		if (tries % WAIT_MESSAGE_EVERY === 0)
			progress(`Another process is installing ${what}; waiting …`);
		await sleep(POLL_MS, undefined, { signal });
	}
}
