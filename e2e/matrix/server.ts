/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Lifetime } from '../../tools/lifetime';
import { N8nClient } from '../../tools/n8n/client';
import { installN8n, type Installation } from '../../tools/n8n/install';
import { toStderr, withProgress } from '../../tools/n8n/progress';
import { N8nServer } from '../../tools/n8n/server';
import type { N8nVersion } from '../../tools/n8n/versions';
import { startAccount, temporaryFolder, type Stack } from '../../tools/stack';
import { installThroughN8n } from './checks/installed';

/** A stack whose n8n has installed the package itself. */
export interface MatrixStack extends Stack {
	installation: Installation;
}

/** Starts an n8n whose npm asks the registry at `registry`, and lets it install the package. */
export async function startMatrixStack(
	lifetime: Lifetime,
	version: N8nVersion,
	registry: string,
): Promise<MatrixStack> {
	const { signal } = lifetime;
	const userFolder = await temporaryFolder(lifetime);
	const installation = await installN8n(version, { signal });
	const env = { PATH: await pathWithNpm(userFolder, installation, registry) };
	const n8n = await N8nServer.prepare({ installation, userFolder, env });
	lifetime.defer(async () => await n8n.stop());
	const { sandbox, credential } = await startAccount(lifetime);

	await withProgress(`Starting n8n ${version}`, toStderr, async () => await n8n.start());
	const client = await N8nClient.connect(n8n.url);
	await withProgress(
		`n8n ${version} installs the package`,
		toStderr,
		async () => await installThroughN8n(client),
	);
	const { id } = await client.createCredential(credential);
	return { sandbox, n8n, client, credential: { ...credential, id }, installation };
}

/**
 * A PATH whose npm uses another registry than the one that n8n names on its command line; n8n itself
 * takes another one only with a licence. Of an option given twice, npm takes the last.
 */
async function pathWithNpm(
	folder: string,
	{ node }: Installation,
	registry: string,
): Promise<string> {
	const rest = [path.dirname(node), process.env.PATH ?? ''].join(path.delimiter);
	const bin = path.join(folder, 'bin');
	await mkdir(bin, { recursive: true });
	const script = [
		'#!/bin/sh',
		`export PATH='${rest}'`,
		// n8n hands on next to nothing of its environment; this machine's npm may trust a proxy by it
		`export NODE_EXTRA_CA_CERTS='${process.env.NODE_EXTRA_CA_CERTS ?? ''}'`,
		`exec npm "$@" --registry='${registry}'`,
	];
	await writeFile(path.join(bin, 'npm'), `${script.join('\n')}\n`, { mode: 0o755 });
	return [bin, rest].join(path.delimiter);
}
