/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';

import { API_KEY, BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';
import type { RunOptions } from '../../tools/engine/engine';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const get = async (options: Partial<RunOptions> = {}) =>
	await runNode({
		parameters: {
			resource: 'customer',
			operation: 'get',
			customer_id: byId('={{ $json.id ?? "cus_1" }}'),
		},
		...options,
	});
const create = async (credential = {}) =>
	await runNode({
		parameters: { resource: 'customer', operation: 'create', first_name: 'Ana' },
		credential,
	});

/** Answers with each of `replies` in turn, the last one from then on, and counts the requests. */
function answering(
	method: 'GET' | 'POST' | 'PUT' | 'DELETE',
	...replies: Array<[number, nock.Body?, nock.ReplyHeaders?]>
) {
	const seen = { count: 0 };
	nock(BASE_URL)
		.persist()
		.intercept(/.*/, method)
		.reply(() => replies[Math.min(seen.count++, replies.length - 1)]);
	return seen;
}

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe('A request that fails', () => {
	describe('an answer that is an error', () => {
		it.each([
			[401, { message: 'Unauthorized' }, 'Housecall Pro refused the API key [item 0]'],
			[
				404,
				{ error: 'Job not found' },
				'Housecall Pro found no such record: Job not found [item 0]',
			],
			[
				404,
				{ error: { message: 'job not found' } },
				'Housecall Pro found no such record: job not found [item 0]',
			],
			[
				400,
				{ error: { message: 'Size must be less' } },
				'Housecall Pro did not accept the values: Size must be less [item 0]',
			],
			[
				422,
				{ errors: { email: ['is invalid', 'is taken'] } },
				'Housecall Pro did not accept the values: "email" is invalid; "email" is taken [item 0]',
			],
			[403, {}, 'This API key may not do that [item 0]'],
			[
				409,
				{ error: 'Job is locked' },
				'Housecall Pro refused the request (status 409): Job is locked [item 0]',
			],
			[
				302,
				'',
				'The server redirected the request, which is not followed so that the key goes nowhere else [item 0]',
			],
		])('with status %i says so in plain words', async (status, body, message) => {
			const seen = answering('GET', [status, body, { location: 'https://elsewhere.test/' }]);

			const { error } = await get();

			expect(error?.message).toBe(message);
			expect(seen.count).toBe(1);
		});

		it('names the field as the screen does, and the item', async () => {
			answering('POST', [422, { errors: { mobile_number: ['is too short'] } }]);

			const { error } = await create();

			expect(error?.message).toBe(
				'Housecall Pro did not accept the values: "Mobile Number" is too short [item 0]',
			);
		});

		it('keeps its words where n8n would put those of a system error in their place', async () => {
			answering('GET', [403, { message: 'approvePermissions missing' }]);

			const { error } = await get();

			expect(error?.message).toBe(
				'This API key may not do that: approvePermissions missing [item 0]',
			);
		});

		it.each([
			[401, { message: `Unauthorized: ${API_KEY}` }],
			[403, { message: `No access for ${API_KEY}` }],
			[422, { errors: { [`key ${API_KEY}`]: [`is ${API_KEY}`] } }],
			[500, `<html>${API_KEY}</html>`],
		])('never shows the key, though the server quotes it: %i', async (status, body) => {
			answering('GET', [status, body]);

			const { run, error } = await get();

			expect(error?.message).toBeTruthy();
			expect(JSON.stringify(run)).not.toContain(API_KEY);
		});
	});

	describe('an answer that is not what was asked for', () => {
		it.each([['<html>Sign in</html>'], ['{"id": "cus_1", "first']])(
			'%s is refused',
			async (body) => {
				answering('GET', [200, body, { 'content-type': 'application/json' }]);

				const { error } = await get();

				expect(error?.message).toBe(
					'The answer is not JSON, so it does not come from Housecall Pro’s API, or was cut short [item 0]',
				);
			},
		);

		it('says of a create whose answer was cut short that it may be done', async () => {
			answering('POST', [201, '{"id": "cus_1", "first', { 'content-type': 'application/json' }]);

			const { error } = await create();

			expect(error?.message).toContain('was cut short');
			expect(error?.description).toContain('may have been carried out');
		});

		it.each([200, 204])(
			'%i without a body is refused where something was to be read',
			async (status) => {
				answering('GET', [status, '']);

				const { error } = await get();

				expect(error?.message).toBe(
					'The answer is empty, so it does not come from Housecall Pro’s API, or was cut short [item 0]',
				);
			},
		);

		it('leaves no page of a list out that came without a body', async () => {
			const customers = Array.from({ length: 200 }, (_, index) => ({ id: `cus_${index}` }));
			answering('GET', [200, { total_pages: 2, total_items: 201, customers }], [200, '']);

			const { items, error } = await runNode({
				parameters: { resource: 'customer', operation: 'getAll', returnAll: true },
			});

			expect(error?.message).toContain('The answer is empty');
			expect(items).toEqual([]);
		});

		it('but an empty 201 is a success', async () => {
			answering('POST', [201, '']);

			const { items, error } = await create();

			expect(error).toBeUndefined();
			expect(jsonOf(items)).toEqual([{ success: true }]);
		});
	});

	describe('a fault that passes', () => {
		it('is tried again for a read', async () => {
			const seen = answering('GET', [503], [502, '<html>'], [200, { id: 'cus_1' }]);

			const { items } = await get();

			expect(jsonOf(items)).toEqual([{ id: 'cus_1' }]);
			expect(seen.count).toBe(3);
		});

		it('is never tried again for a create, and the message says that it may be done', async () => {
			const seen = answering('POST', [503]);

			const { error } = await create();

			expect(seen.count).toBe(1);
			expect(error?.message).toBe(
				'Housecall Pro could not handle the request (status 503) [item 0]',
			);
			expect(error?.description).toContain('may have been carried out');
		});

		it('leaves a create whose connection broke alone', async () => {
			let requests = 0;
			const server = createServer(({ socket }) => {
				requests++;
				socket.destroy();
			});
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
			nock.enableNetConnect('127.0.0.1');

			const { error } = await create({ baseUrl });
			nock.disableNetConnect();
			server.close();

			expect(requests).toBe(1);
			expect(error?.message).toBe(`No answer from ${baseUrl} (ECONNRESET) [item 0]`);
			expect(error?.description).toContain('may have been carried out');
		});

		it('is tried three times in all', async () => {
			const seen = answering('GET', [503], [503], [503], [200, { id: 'cus_1' }]);

			const { error } = await get();

			expect(seen.count).toBe(3);
			expect(error?.message).toContain('status 503');
		});

		it('is tried again for a change', async () => {
			const seen = answering('PUT', [503], [200, { id: 'cus_1' }]);

			const { error } = await runNode({
				parameters: {
					resource: 'customer',
					operation: 'update',
					customer_id: byId('cus_1'),
					updateFields: { first_name: 'Ann' },
				},
			});

			expect(error).toBeUndefined();
			expect(seen.count).toBe(2);
		});

		it('leaves a delete of what is not there undone, though it met the rate limit before', async () => {
			answering(
				'DELETE',
				[429, {}, { 'Retry-After': '0' }],
				[404, { error: 'Customer not found' }],
			);

			const { error } = await runNode({
				parameters: { resource: 'customer', operation: 'delete', customer_id: byId('cus_1') },
			});

			expect(error?.message).toContain('found no such record');
		});

		it('counts a delete as done when only its answer got lost', async () => {
			answering('DELETE', [502], [404, { error: 'Customer not found' }]);

			const { items } = await runNode({
				parameters: { resource: 'customer', operation: 'delete', customer_id: byId('cus_1') },
			});

			expect(jsonOf(items)).toEqual([{ deleted: true, id: 'cus_1' }]);
		});
	});

	describe('a request that may add something', () => {
		const addLine = async () =>
			await runNode({
				parameters: {
					resource: 'lineItem',
					operation: 'updateMany',
					job_id: byId('job_1'),
					append_line_items: true,
					line_items: { item: [{ name: 'Extra visit' }] },
					enterAs: 'fields',
				},
			});

		it('is not sent twice, although it is a PUT', async () => {
			const seen = { count: 0 };
			nock(BASE_URL)
				.persist()
				.put(/.*/)
				.reply(() => [(seen.count++, 503)]);

			const { error } = await addLine();

			expect(seen.count).toBe(1);
			expect(error?.description).toContain('may have been carried out');
		});
	});

	describe('a delete that is tried again', () => {
		it('is no success where the service cannot delete at all', async () => {
			answering('DELETE', [503], [404, '<!DOCTYPE html><h1>Not Found</h1>']);

			const { error } = await runNode({
				parameters: { resource: 'customer', operation: 'delete', customer_id: byId('cus_1') },
			});

			expect(error?.message).toBe('Housecall Pro’s API does not offer this operation [item 0]');
		});
	});

	describe('items beside a failing one', () => {
		it('are all there, in order and linked, when the workflow goes on', async () => {
			nock(BASE_URL)
				.persist()
				.get(/\/customers\/.*/)
				.reply((uri) => {
					const id = uri.split(/[/?]/)[2];
					return id === 'cus_2' ? [422, { message: 'no' }] : [200, { id }];
				});

			const { items } = await get({
				items: ['cus_1', 'cus_2', '', 'cus_4'].map((id) => ({ id })),
				onError: 'continueRegularOutput',
			});

			expect(items.map(({ json }) => json.id ?? json.error)).toEqual([
				'cus_1',
				'Housecall Pro did not accept the values: no [item 1]',
				'"Customer" is empty [item 2]',
				'cus_4',
			]);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 1, 2, 3].map((item) => ({ item })),
			);
			expect(items[1].json.message).toBe('Correct the named field and run again.');
			// an error object could not be read by expressions
			expect(items.map((item) => Object.keys(item))).toEqual(
				items.map(() => ['json', 'pairedItem']),
			);
		});

		it('are not started after a failure that stops the workflow', async () => {
			const seen = answering('POST', [422, { message: 'no' }]);

			await runNode({
				parameters: { resource: 'customer', operation: 'create', first_name: 'Ana' },
				items: [{}, {}, {}],
			});

			expect(seen.count).toBe(1);
		});
	});

	it.each(['api.housecallpro.com', '', 'localhost:3000', 'https://', 'ftp://example.com'])(
		'names the Base URL that is no web address: "%s"',
		async (baseUrl) => {
			const { error } = await get({ credential: { baseUrl } });

			expect(error?.message).toContain('"Base URL" in the credential is not a web address');
		},
	);
});
