import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';

export interface Answer<T> {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed body, in the shape the test names; the text itself when it is not JSON. */
	body: T;
}

export interface RequestOptions {
	body?: unknown;
	headers?: Record<string, string>;
}

/** The parts of records that tests look at. */
export interface Thing {
	id: string;
	created_at: string;
	updated_at: string;
}

export interface ListOf<T = Thing> {
	page: number;
	page_size: number;
	total_pages: number;
	total_items: number;
	customers: T[];
	jobs: T[];
	invoices: T[];
	estimates: T[];
	leads: T[];
}

export const KEY = 'test-key';
export const AUTHORIZATION = { Authorization: `Token ${KEY}` };

/** A day in the past, so that whatever a test changes is newer than all the data. */
export const TODAY = new Date('2026-03-04T00:00:00Z');

export async function start(options: SandboxOptions = {}): Promise<Sandbox> {
	return await startSandbox({ apiKey: KEY, customers: 60, now: TODAY, ...options });
}

/** Sends one request with the key; nothing is retried, redirected or thrown for a status. */
export async function send<T = unknown>(
	sandbox: Sandbox,
	method: string,
	path: string,
	{ body, headers = {} }: RequestOptions = {},
): Promise<Answer<T>> {
	const isJson = body !== undefined;
	const response = await fetch(sandbox.url + path, {
		method,
		redirect: 'manual',
		headers: { ...AUTHORIZATION, ...(isJson && JSON_TYPE), ...headers },
		...(isJson && { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, body: parse(text) as T };
}

/** All pages of a list, one after another. */
export async function readAll<T = Thing>(sandbox: Sandbox, plural: keyof ListOf, query = '') {
	const records: T[] = [];
	for (let page = 1, pages = 1; page <= pages; page += 1) {
		const path = `/${plural}?page=${page}&page_size=200&${query}`;
		const { body } = await send<ListOf<T>>(sandbox, 'GET', path);
		records.push(...(body[plural] as T[]));
		pages = body.total_pages;
	}
	return records;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
