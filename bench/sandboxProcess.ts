/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { once } from 'node:events';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { FaultSettings } from '../sandbox/faults';
import type { LogEntry } from '../sandbox/http/log';
import { DEFAULTS } from '../sandbox/server';
import type { Lifetime } from '../tools/lifetime';
import { poll } from '../tools/n8n/client';
import { freePort } from '../tools/n8n/ports';
import { startProgram } from './program';

const CHECKOUT = path.resolve(__dirname, '..');
const READY_TIMEOUT_MS = 120_000;
const OK = 200;
const LARGEST_PAGE = 200;

export const { apiKey: API_KEY, webhookSecret: WEBHOOK_SECRET } = DEFAULTS;

/** A sandbox in a process of its own, so that its work is not done on the time of what is measured. */
export class SandboxProcess {
	private constructor(
		readonly url: string,
		/** Of all customers, in the service's order. */
		readonly customerIds: readonly string[],
	) {}

	static async start(lifetime: Lifetime, customers: number): Promise<SandboxProcess> {
		const port = await freePort();
		const url = `http://127.0.0.1:${port}`;
		const main = path.join(CHECKOUT, 'sandbox', 'main.ts');
		const options = ['--port', String(port), '--customers', String(customers)];
		const child = startProgram({
			node: process.execPath,
			args: ['--import', 'tsx', main, ...options],
			cwd: CHECKOUT,
		});
		child.stdout?.resume();
		child.stderr?.pipe(process.stderr);
		const exited = once(child, 'exit');
		lifetime.defer(async () => {
			child.kill();
			await exited;
		});
		await poll('the sandbox to answer', READY_TIMEOUT_MS, async () => {
			if (child.exitCode !== null) throw new Error('The sandbox ended while it was starting');
			return await answers(url);
		});
		return new SandboxProcess(url, await readCustomerIds(url, customers));
	}

	async set(faults: FaultSettings): Promise<void> {
		await this.control('faults', faults);
	}

	private async control(what: string, settings: object): Promise<void> {
		const headers = { 'Content-Type': 'application/json' };
		const body = JSON.stringify(settings);
		const response = await fetch(`${this.url}/_sandbox/${what}`, { method: 'POST', headers, body });
		if (!response.ok) throw new Error(`The sandbox did not take ${body} as ${what}`);
	}

	/** How many requests were carried out since this was last asked. */
	async takeAnswered(): Promise<number> {
		const entries = await this.takeLog();
		return entries.filter(({ status }) => status === OK).length;
	}

	/** Every request since this was last asked. */
	async takeLog(): Promise<LogEntry[]> {
		const response = await fetch(`${this.url}/_sandbox/log?clear=1`);
		return (await response.json()) as LogEntry[];
	}

	/** As it was when it started. Faults are to be set again. */
	async reset(): Promise<void> {
		await this.control('reset', {});
	}

	/** Lets so many records of a resource change now. */
	async touch(resource: string, count: number): Promise<void> {
		await this.control('touch', { resource, count });
	}

	/** All customers that it has now, the newest first. */
	async customers(): Promise<IDataObject[]> {
		const all: IDataObject[] = [];
		for (let page = 1; ; page++) {
			const records = await readPage(this.url, page, LARGEST_PAGE);
			if (records.length === 0) return all;
			all.push(...records);
		}
	}

	async firstCustomer(): Promise<Record<string, unknown>> {
		const [customer] = await readPage(this.url, 1, 1);
		return customer;
	}
}

async function answers(url: string): Promise<true | undefined> {
	const response = await fetch(`${url}/_sandbox/state`).catch(() => undefined);
	return response?.ok || undefined;
}

async function readCustomerIds(url: string, customers: number): Promise<string[]> {
	const ids: string[] = [];
	for (let page = 1; ids.length < customers; page++) {
		const records = await readPage(url, page, LARGEST_PAGE);
		if (records.length === 0) throw new Error(`The sandbox has only ${ids.length} customers`);
		ids.push(...records.map(({ id }) => id));
	}
	return ids;
}

async function readPage(url: string, page: number, size: number) {
	const headers = { Authorization: `Token ${API_KEY}` };
	const response = await fetch(`${url}/customers?page=${page}&page_size=${size}`, { headers });
	const { customers } = (await response.json()) as {
		customers: Array<IDataObject & { id: string }>;
	};
	return customers;
}
