/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import path from 'node:path';
import nock from 'nock';

import { resources } from '../../nodes/HousecallPro/actions';
import { operationsOf, readDocument } from '../../scripts/contract/document';
import type { DocumentedOperation } from '../../scripts/contract/document';
import { everyFieldOf, pathsIn } from '../../scripts/contract/everyField';
import { BASE_URL, runNode } from '../../tools/engine/engine';
import { isolateRequests } from '../../tools/engine/operations';
import { root } from '../package/checkout';

isolateRequests();

/** What the node gives in another way than the description says. */
const ELSEWHERE = [
	// a text by the description; a file goes with the update, which alone is said to take one
	'POST /api/price_book/price_forms image',
];

interface Request {
	call: string;
	inputs: string[];
}

/** Has every list that some operation reads, with nothing or with the one record that parameters name. */
const ANSWER = {
	...Object.fromEntries(
		resources
			.flatMap(({ operations }) => operations)
			.flatMap(({ returns }) => (typeof returns === 'object' ? [[returns.list, []]] : [])),
	),
	id: 'rec_1',
	// what an estimate is made of
	address: { id: 'rec_1' },
	customer: { id: 'rec_1' },
	options: [{ id: 'rec_1' }],
	total_pages: 1,
	total_pages_count: 1,
	line_items: [{ id: 'rec_1' }],
	data: [{ id: 'rec_1', uuid: 'rec_1' }],
};

/** A server that answers everything; returns the growing list of what it was sent. */
function listen(): Request[] {
	const requests: Request[] = [];
	const server = nock(BASE_URL).persist();
	for (const verb of ['get', 'post', 'put', 'patch', 'delete'] as const) {
		server[verb](/.*/).reply(function (uri, body) {
			const { pathname, searchParams } = new URL(uri, BASE_URL);
			const query = [...searchParams.keys()].map((name) => `?${name.replace(/\[.*$/, '')}`);
			const isForm = String(this.req.headers['content-type']).startsWith('multipart/');
			const parts = isForm ? /name="(\w+)"/.exec(textOf(body))?.slice(1) : pathsIn(body);
			requests.push({
				call: `${verb.toUpperCase()} ${pathname}`,
				inputs: [...query, ...(parts ?? [])],
			});
			return [200, ANSWER];
		});
	}
	return requests;
}

/** Nock hands over a body that is no text as hexadecimal digits. */
const textOf = (body: unknown) => {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return /^[\da-f]+$/.test(text) ? Buffer.from(text, 'hex').toString('latin1') : text;
};

const binary = { data: { data: 'AAEC/w==', mimeType: 'image/png', fileName: 'form.png' } };

/** Of `/jobs/lock` and `/jobs/{job_id}` the former takes a request that fits both. */
function routeOf(documented: DocumentedOperation[], { call }: Request) {
	const fits = ({ route }: DocumentedOperation) =>
		new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`).test(call);
	const byLength = (a: DocumentedOperation, b: DocumentedOperation) =>
		a.route.split('{').length - b.route.split('{').length;
	return documented.filter(fits).sort(byLength)[0]?.route;
}

describe('The fields of the node', () => {
	it('give every value of every query and body that the live service describes', async () => {
		const file = path.join(root, 'sandbox', 'openapi', 'live.yaml');
		const documented = operationsOf(await readDocument(file));
		const requests = listen();
		const errors: string[] = [];
		for (const { value, operations } of resources) {
			for (const operation of operations) {
				for (const parameters of everyFieldOf(value, operation)) {
					const { error } = await runNode({ parameters, binary });
					if (error) errors.push(`${value}:${operation.option.value} ${error.message}`);
				}
			}
		}
		const given = new Set(
			requests.flatMap((request) =>
				request.inputs.map((input) => `${routeOf(documented, request)} ${input}`),
			),
		);
		const wanted = documented.flatMap(({ route, inputs }) =>
			inputs.map((input) => `${route} ${input}`),
		);

		expect(wanted.length).toBeGreaterThan(400);
		expect({ missing: wanted.filter((input) => !given.has(input)), errors }).toEqual({
			missing: ELSEWHERE,
			errors: [],
		});
	}, 60_000);
});
