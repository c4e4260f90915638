/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import path from 'node:path';

import { checkDocument } from '../../scripts/contract/check';
import { readDocument } from '../../scripts/contract/document';
import { isAnswered } from '../../scripts/contract/run';
import type { Outcome } from '../../scripts/contract/run';

let outcomes: Outcome[];

const outcomeOf = (route: string) => outcomes.find((outcome) => outcome.route === route);

beforeAll(async () => {
	outcomes = await checkDocument(await readDocument(path.join(__dirname, 'sample.yaml')));
}, 60_000);

describe('The check of a document by Prism', () => {
	it('counts what the document’s server answered 2xx, with and without a body', () => {
		expect(outcomes.filter(isAnswered).map(({ route }) => route)).toEqual([
			'GET /customers',
			'PUT /customers/{id}',
			'DELETE /customers/{id}',
			'GET /api/invoices/{uuid}',
		]);
	});

	it('runs an operation once for each way of sending the key', () => {
		expect(outcomeOf('GET /customers')).toEqual({
			route: 'GET /customers',
			operation: 'Customer → Get Many',
			statuses: [[200], [200]],
			refusals: [],
		});
	});

	it('credits a route that the node uses in place of its own', () => {
		expect(outcomeOf('GET /api/invoices/{uuid}')?.operation).toBe('Invoice → Get');
	});

	it('says what the document has against a request', () => {
		expect(outcomeOf('POST /customers')).toMatchObject({
			statuses: [[422], [422]],
			refusals: [expect.stringContaining("must have required property 'shoe_size'")],
		});
	});

	it('counts a key that was not accepted as a refusal', () => {
		expect(outcomeOf('GET /customers/{id}')).toMatchObject({
			statuses: [[401], [401]],
			refusals: [expect.stringContaining('security requirements')],
		});
	});

	it('counts a 2xx that the node itself cannot take as a refusal', () => {
		expect(outcomeOf('GET /employees')).toMatchObject({
			statuses: [[200], [200]],
			refusals: [expect.stringMatching(/^the node: /)],
		});
	});

	it('names what no operation of the node stands for', () => {
		expect(outcomeOf('GET /spaceships')).toEqual({
			route: 'GET /spaceships',
			statuses: [],
			refusals: [],
		});
	});
});
