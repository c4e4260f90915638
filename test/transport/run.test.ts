import nock from 'nock';
import { sleep } from 'n8n-workflow';

import { BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';
import type { RunOptions } from '../../tools/engine/engine';

const get = async (options: Partial<RunOptions> = {}, itemsAtOnce?: unknown) =>
	await runNode({
		parameters: {
			resource: 'customer',
			operation: 'get',
			customer_id: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			options: itemsAtOnce === undefined ? {} : { itemsAtOnce: itemsAtOnce as number },
		},
		items: [{ id: 'cus_1' }, { id: 'cus_2' }],
		...options,
	});

/** Base64 has characters of its own for it, which that for web addresses has not. */
const KEY = 'live/key+ü?>~~0f3a';

/** GET /customers/{id}; gives the headers of each request. */
function serve() {
	const seen = { keys: [] as string[], underWay: 0, most: 0 };
	nock(BASE_URL)
		.persist()
		.get(/\/customers\/.*/)
		.reply(async function (uri) {
			seen.keys.push(String(this.req.headers.authorization));
			seen.most = Math.max(seen.most, ++seen.underWay);
			await sleep(10);
			seen.underWay--;
			return [200, { id: uri.split(/[/?]/)[2] }];
		});
	return seen;
}

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe('A run of the node', () => {
	describe('a fault before the items', () => {
		it.each([
			['a Base URL without https', { credential: { baseUrl: 'api.housecallpro.com' } }],
			[
				'a credential whose expression finds nothing',
				{ credential: { baseUrl: '={{ $json.url }}' } },
			],
			['an unknown resource', { parameters: { resource: 'nothing', operation: 'get' } }],
		])('makes each input item a failed one on the error output: %s', async (_, options) => {
			const { items, errorItems, error } = await get({
				...options,
				onError: 'continueErrorOutput',
			});

			expect(error).toBeUndefined();
			expect(items).toEqual([]);
			expect(errorItems.map(({ json }) => json.id)).toEqual(['cus_1', 'cus_2']);
			expect(errorItems.every(({ json }) => typeof json.error === 'string')).toBe(true);
		});

		it('stops the workflow where nothing else was chosen', async () => {
			const { items, error } = await get({ credential: { baseUrl: 'api.housecallpro.com' } });

			expect(items).toEqual([]);
			expect(error?.message).toContain('is not a web address');
		});
	});

	it('reads a credential that holds expressions for each item', async () => {
		const seen = serve();

		const { items } = await get({
			credential: { apiKey: '={{ "key-of-" + $json.id }}' },
		});

		expect(jsonOf(items)).toEqual([{ id: 'cus_1' }, { id: 'cus_2' }]);
		expect(seen.keys.sort()).toEqual(['Token key-of-cus_1', 'Token key-of-cus_2']);
	});

	it.each([
		['Token abc', 'Token abc'],
		[' Bearer  abc ', 'Bearer abc'],
		['bearer abc', 'Bearer abc'],
		['abc', 'Token abc'],
	])('understands the key as it was pasted: "%s"', async (apiKey, sent) => {
		const seen = serve();

		await get({ credential: { apiKey }, items: [{ id: 'cus_1' }] });

		expect(seen.keys).toEqual([sent]);
	});

	it('hides a key that was pasted with its scheme', async () => {
		nock(BASE_URL)
			.get('/customers/cus_1')
			.query(true)
			.reply(403, { message: 'No access for abc-123' });

		const { error } = await get({
			credential: { apiKey: 'Bearer abc-123' },
			items: [{ id: 'cus_1' }],
		});

		expect(error?.message).toBe('This API key may not do that: No access for *** [item 0]');
	});

	const base64 = (text: string) => Buffer.from(text).toString('base64');

	it.each([
		['as it is', KEY],
		['as in web addresses', encodeURIComponent(KEY)],
		['in Base64', base64(KEY)],
		['in Base64, after one character', base64(`x${KEY}`)],
		['in Base64, as Basic has it', base64(`token:${KEY}`)],
		['in Base64, with the scheme', base64(`Token ${KEY}`)],
		['in Base64 for web addresses', Buffer.from(`key:${KEY}`).toString('base64url')],
	])('hides a key that the server quotes %s', async (_, quoted) => {
		const message = `No access by Basic ${quoted} for auth=${quoted}`;
		nock(BASE_URL).persist().get(/.*/).reply(403, { message });

		const stopped = await get({ credential: { apiKey: KEY } });
		const { errorItems } = await get({
			credential: { apiKey: KEY },
			onError: 'continueErrorOutput',
		});

		const shown = 'This API key may not do that: No access by Basic *** for auth=***';
		expect(stopped.error?.message).toBe(`${shown} [item 0]`);
		expect(errorItems.map(({ json }) => json.error)).toEqual([
			expect.stringContaining(shown),
			expect.stringContaining(shown),
		]);
		expect(JSON.stringify([stopped.run, errorItems])).not.toContain(quoted);
	});

	it.each([
		'https://api.housecallpro.test/#top',
		'https://api.housecallpro.test/?key=1',
		'https://user:secret@api.housecallpro.test',
	])('refuses a Base URL that is more than an address: %s', async (baseUrl) => {
		const { error } = await get({ credential: { baseUrl } });

		expect(error?.message).toContain('"Base URL" in the credential holds more than an address');
		expect(error?.description).toContain('Take out');
		expect(JSON.stringify(error)).not.toContain('secret');
	});

	describe('Items at Once', () => {
		const many = Array.from({ length: 60 }, (_, index) => ({ id: `cus_${index}` }));

		it('is 20 at most, whatever an expression gives', async () => {
			const seen = serve();

			const { items } = await get({ items: many }, '={{ 1000 }}');

			expect(items).toHaveLength(60);
			expect(seen.most).toBe(20);
		});

		it.each(['={{ 0 }}', '={{ -3 }}', '={{ "many" }}', '={{ [] }}'])(
			'is refused by name where it is %s',
			async (itemsAtOnce) => {
				const { error } = await get({}, itemsAtOnce);

				expect(error?.message).toMatch(/^"Items at Once" must be a number from 1 to 20/);
			},
		);
	});
});
