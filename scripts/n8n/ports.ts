/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** Listens for a moment. Resolves to the port, or undefined when it is taken or not allowed. */
async function tryPort(port: number): Promise<number | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
			const address = server.address();
			const found = typeof address === 'object' ? address?.port : undefined;
			server.close(() => resolve(found));
		});
	});
}

/** A port of the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
	const port = await tryPort(0);
	if (port === undefined) throw new Error(`No port of ${LOOPBACK} is free`);
	return port;
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
