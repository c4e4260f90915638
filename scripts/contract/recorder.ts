/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request that the node sent, with its answer. */
export interface Exchange {
	method: string;
	/** As it was sent, without the query. */
	path: string;
	status: number;
	/** What Prism says against the request. */
	refusal?: string;
}

export interface Recorder {
	url: string;
	/** The exchanges since the last call. */
	take: () => Exchange[];
	close: () => Promise<void>;
}

/** Stands between the node and a server, so that what counts is what went over the wire. */
export async function startRecorder(target: string): Promise<Recorder> {
	let exchanges: Exchange[] = [];

	const server = createServer((incoming, outgoing) => {
		forward(target, incoming, outgoing).then(
			(exchange) => exchanges.push(exchange),
			(error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined),
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		take: () => {
			const taken = exchanges;
			exchanges = [];
			return taken;
		},
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

async function forward(
	target: string,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
): Promise<Exchange> {
	const { method = '', url = '', headers } = incoming;
	const onward = request(target + url, { method, headers });
	incoming.pipe(onward);
	const [answer] = (await once(onward, 'response')) as [IncomingMessage];
	const body = await text(answer);
	const status = answer.statusCode ?? 0;
	const refusal = refusalOf(status, body, answer.headers['sl-violations']);
	outgoing.writeHead(status, answer.headers).end(body);
	return { method, path: url.split('?')[0], status, refusal };
}

interface Problem {
	title?: string;
	detail?: string;
	validation?: Array<{ message: string }>;
}

/** Prism explains itself in the body (`validation`, else `detail`), or in a header where the document defines that answer. */
function refusalOf(
	status: number,
	body: string,
	violations?: string | string[],
): string | undefined {
	if (violations) return String(violations);
	if (status < 400) return undefined;
	const { title, detail, validation = [] } = parseProblem(body);
	return validation.map(({ message }) => message).join('; ') || detail || title || body;
}

function parseProblem(body: string): Problem {
	try {
		return JSON.parse(body) as Problem;
	} catch {
		return {};
	}
}
