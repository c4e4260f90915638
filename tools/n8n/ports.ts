/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

const TRIES = 100;

/** Listens for a moment. Resolves to the port, or undefined when it is taken or not allowed. */
async function tryPort(port: number): Promise<number | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
			server.close(() => resolve(port));
		});
	});
}

/**
 * A port of the loopback address that nobody listens on now. It is below those that systems give to outgoing
 * connections, so that none of these takes it before a server has started, and picked at random for the sake of
 * commands that run side by side.
 */
export async function freePort(): Promise<number> {
	for (let tries = 0; tries < TRIES; tries++) {
		const port = await tryPort(randomInt(20_000, 32_000));
		if (port !== undefined) return port;
	}
	throw new Error(`No port of ${LOOPBACK} is free`);
}

/** @throws Error that says what to do, when somebody listens on the port. */
export async function requireFree(port: number): Promise<number> {
	if ((await tryPort(port)) === undefined) {
		throw new Error(`Port ${port} is taken by another program; choose another one`);
	}
	return port;
}

/** A port number from the command line. @throws Error that names the option. */
export function portOption(option: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Error(`${option} takes a port number, not "${text}"`);
	}
	return port;
}
