/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

export type Json = Record<string, unknown>;

export interface AccountOptions {
	/** Without a slash at the end. */
	baseUrl: string;
	key: string;
	/** Milliseconds between two requests; less than a second only against this machine. */
	paceMs?: number;
	fetch?: typeof fetch;
	signal?: AbortSignal;
}

export interface Answer {
	/** 0 when there was no answer. */
	status: number;
	/** The parsed body; null when it is not JSON. */
	body: unknown;
}

const SECOND = 1000;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** A real account, of which questions are asked one after another, each once. It sends GET requests only. */
export class Account {
	requests = 0;

	private readonly known = new Map<string, Promise<Answer>>();

	private turn: Promise<unknown> = Promise.resolve();

	/** @throws Error for an address that is none, that is not encrypted, or whose pace is too fast */
	constructor(private readonly options: AccountOptions) {
		const { baseUrl, paceMs = SECOND } = options;
		if (!URL.canParse(baseUrl)) throw new Error('HOUSECALL_PRO_BASE_URL is not a web address');
		const { protocol, hostname } = new URL(baseUrl);
		if (LOOPBACK.test(hostname)) return;
		if (protocol !== 'https:') throw new Error('HOUSECALL_PRO_BASE_URL must start with https://');
		if (paceMs < SECOND) throw new Error('--pace-ms below 1000 is for localhost only');
	}

	/** The answer to a path with its query. */
	async ask(path: string): Promise<Answer> {
		const asked = this.known.get(path);
		if (asked) return await asked;
		const answer = this.turn.then(async () => await this.send(path));
		this.turn = answer;
		this.known.set(path, answer);
		return await answer;
	}

	/** The records of a list; none when it was not answered. */
	async list(path: string): Promise<Json[]> {
		return recordsOf((await this.ask(path)).body);
	}

	private async send(path: string): Promise<Answer> {
		const { baseUrl, key, paceMs = SECOND, signal } = this.options;
		if (this.requests) await sleep(paceMs, undefined, { signal });
		this.requests += 1;
		const headers = { Accept: 'application/json', Authorization: `Token ${key}` };
		const request = { method: 'GET', redirect: 'manual', headers, signal } as const;
		try {
			const response = await (this.options.fetch ?? fetch)(baseUrl + path, request);
			return { status: response.status, body: parsed(await response.text()) };
		} catch {
			signal?.throwIfAborted();
			return { status: 0, body: null };
		}
	}
}

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list that lies anywhere at the top of an answer. */
export function recordsOf(body: unknown): Json[] {
	if (!isObject(body)) return [];
	const list = Object.values(body).find((value) => Array.isArray(value));
	return objectsOf(list);
}

export function objectsOf(list: unknown): Json[] {
	return Array.isArray(list) ? list.filter(isObject) : [];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
