/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { IncomingHttpHeaders } from 'node:http';

/** One request as it came in, and the status it got. */
export interface LogEntry {
	/** Milliseconds since the epoch. */
	at: number;
	method: string;
	path: string;
	/** As sent, without the question mark. */
	query: string;
	/** Authorization shows its scheme only. */
	headers: IncomingHttpHeaders;
	body: unknown;
	/** Null while the request runs, or when it was closed without an answer. */
	status: number | null;
	operationId: string | null;
	/** Which description has this route; null when none of the served ones has. */
	route: 'contract' | 'live' | 'both' | null;
	/** Query parameters, and as `body.<name>` properties, that the route's description does not know. */
	unknown: string[];
	/** What broke inside the sandbox, when it answers 500 without having been told to. */
	error: string | null;
}

const CAPACITY = 20_000;

/** The requests since the start or the last clearing; of very many, the last ones. */
export class RequestLog {
	private list: LogEntry[] = [];

	get entries(): readonly LogEntry[] {
		return this.list;
	}

	add(entry: LogEntry): void {
		this.list.push(entry);
		if (this.list.length > CAPACITY) this.list = this.list.slice(-CAPACITY / 2);
	}

	clear(): void {
		this.list = [];
	}
}

/** Leaves the key out: a log is often pasted somewhere. */
export function withoutSecrets(headers: IncomingHttpHeaders): IncomingHttpHeaders {
	const { authorization, ...rest } = headers;
	if (authorization === undefined) return rest;
	const [scheme, ...secret] = authorization.split(' ');
	return { ...rest, authorization: secret.length ? `${scheme} ***` : '***' };
}
