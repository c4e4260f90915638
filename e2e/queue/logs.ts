/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFile } from 'node:fs/promises';
import type { N8nServer } from '../../tools/n8n/server';

/** n8n stores nowhere which process received or carried out an execution; their logs tell. */
export const enqueuedBy = async (server: N8nServer) => await idsIn(server, 'Enqueued execution');

export const finishedBy = async (server: N8nServer) =>
	await idsIn(server, 'Worker finished execution');

async function idsIn({ logFile }: N8nServer, words: string): Promise<string[]> {
	const log = await readFile(logFile, 'utf8');
	return [...log.matchAll(new RegExp(`${words} (\\d+)`, 'g'))].map(([, id]) => id);
}
