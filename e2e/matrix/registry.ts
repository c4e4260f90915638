/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import fastify from 'fastify';
import manifest from '../../package.json';
import type { Lifetime } from '../../tools/lifetime';

const TARBALL = '/-/package.tgz';

/**
 * Starts an npm registry on the loopback address that has this package as if it were published, and
 * hands on requests for any other one to the registry of this machine.
 *
 * @returns its URL; the lifetime's end stops it.
 */
export async function startRegistry(lifetime: Lifetime, tarball: string): Promise<string> {
	const [content, upstream] = await Promise.all([readFile(tarball), configuredRegistry()]);
	const server = fastify({ forceCloseConnections: true });
	lifetime.defer(async () => await server.close());
	const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
	const published = () => {
		const dist = { tarball: server.listeningOrigin + TARBALL, integrity };
		return { ...manifest, _id: `${manifest.name}@${manifest.version}`, dist };
	};

	server.get(TARBALL, async (_request, reply) => await reply.send(content));
	server.get(`/${manifest.name}`, async () => ({
		name: manifest.name,
		'dist-tags': { latest: manifest.version },
		versions: { [manifest.version]: published() },
	}));
	server.get(`/${manifest.name}/*`, async () => published());
	server.setNotFoundHandler(
		async ({ url }, reply) => await reply.redirect(new URL(url.slice(1), upstream).href, 307),
	);
	return await server.listen({ host: '127.0.0.1', port: 0 });
}

async function configuredRegistry(): Promise<string> {
	const { stdout } = await promisify(execFile)('npm', ['config', 'get', 'registry']);
	return stdout.trim().replace(/\/?$/, '/');
}
