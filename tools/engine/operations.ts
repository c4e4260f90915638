import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { resetRoutesForTests } from '../../nodes/HousecallPro/transport/routeAvailability';
import { BASE_URL, jsonOf, runNode } from './engine';
import type { RunOptions } from './engine';

export { byId, byIds } from './engine';

export interface Sent {
	/** Verb, path and query as the server read them. */
	call: string;
	body?: IDataObject;
}

export interface Reply {
	status?: number;
	body?: unknown;
}

/** What the live service answers to a path that it does not have. */
export const NO_SUCH_ROUTE: Reply = { status: 404, body: '<!DOCTYPE html><h1>Not Found</h1>' };

const SURPLUS: Reply = { status: 418, body: { message: 'the test expects no further request' } };

/** A server that gives the replies one after the other; returns the growing list of what it was sent. */
export function reply(...replies: Reply[]): Sent[] {
	const sent: Sent[] = [];
	const server = nock(BASE_URL).persist();
	for (const verb of ['get', 'post', 'put', 'delete'] as const) {
		server[verb](/.*/).reply((uri, content) => {
			const { status = 200, body = '' } = replies[sent.length] ?? SURPLUS;
			const call = `${verb.toUpperCase()} ${decodeURIComponent(uri)}`;
			sent.push(content === '' ? { call } : { call, body: content as IDataObject });
			return [status, body as nock.Body];
		});
	}
	return sent;
}

/** Runs one operation of the node; `fields` are its parameters, as a workflow stores them. */
export async function operate(
	resource: string,
	operation: string,
	fields: RunOptions['parameters'] = {},
	options: Omit<RunOptions, 'parameters'> = {},
) {
	const parameters = { resource, operation, ...fields };
	const { items, error } = await runNode({ parameters, ...options });
	return { output: jsonOf(items), items, error };
}

/** No test reaches the network, or leaves anything to the next one. */
export function isolateRequests(): void {
	beforeAll(() => nock.disableNetConnect());
	afterEach(() => {
		nock.cleanAll();
		resetRoutesForTests();
	});
	afterAll(() => nock.restore());
}
