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
	const onward = request(target + unbracketed(url), { method, headers });
	incoming.pipe(onward);
	const [answer] = (await once(onward, 'response')) as [IncomingMessage];
	const body = await text(answer);
	const status = answer.statusCode ?? 0;
	const refusal = refusalOf(status, body, answer.headers['sl-violations']);
	outgoing.writeHead(status, answer.headers).end(body);
	return { method, path: url.split('?')[0], status, refusal };
}

/**
 * OpenAPI's spelling of a list in a query. The service wants `name[]=a&name[]=b`, which is `name=a&name=b` in its
 * description, and Prism looks for nothing else.
 */
const unbracketed = (url: string) => url.replace(/(%5B%5D|\[\])=/gi, '=');

interface Violation {
	location?: string[];
	message: string;
}

interface Problem {
	title?: string;
	detail?: string;
	validation?: Violation[];
}

/** Prism explains itself in the body (`validation`, else `detail`), or in a header where the document has that answer. */
function refusalOf(status: number, body: string, header?: string | string[]): string | undefined {
	const violations = (parseJson(String(header ?? '')) as Violation[] | undefined) ?? [];
	// what is wrong with the answer is between Prism and the document
	const own = violations.filter(({ location }) => location?.[0] !== 'response');
	if (own.length > 0) return messagesOf(own);
	if (status < 400) return undefined;
	const { title, detail, validation = [] } = (parseJson(body) as Problem | undefined) ?? {};
	return messagesOf(validation) || detail || title || body;
}

const messagesOf = (violations: Violation[]) => violations.map(({ message }) => message).join('; ');

function parseJson(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch {
		return undefined;
	}
}
