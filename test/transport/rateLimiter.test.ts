import nock from 'nock';
import { sleep } from 'n8n-workflow';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { sendWithRetry } from '../../nodes/HousecallPro/transport/request';
import type { ApiRequest, Session } from '../../nodes/HousecallPro/transport/request';
import { RateLimiter } from '../../nodes/HousecallPro/transport/rateLimiter';
import { retryAfterMs } from '../../nodes/HousecallPro/transport/retryTiming';
import { BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';
import type { RunOptions } from '../../tools/engine/engine';

const people = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ id: `cus_${index}` }));
const getEach = async (
	count: number,
	{ options = {}, onStart }: { options?: INodeParameters; onStart?: RunOptions['onStart'] } = {},
) =>
	await runNode({
		parameters: {
			resource: 'customer',
			operation: 'get',
			customer_id: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			options,
		},
		items: people(count),
		onStart,
	});

const node = {
	id: '1',
	name: 'Housecall Pro',
	type: 'housecallPro',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

interface Traffic {
	/** How many requests were under way when each one arrived, itself included. */
	underWay: number[];
	refused: number;
}

/** GET /customers/{id}; `refuse` says which arrivals (from 1 on) meet the rate limit. */
function serve(
	refuse: (arrival: number) => boolean,
	headers: () => nock.ReplyHeaders,
	delay = 20,
): Traffic {
	const traffic: Traffic = { underWay: [], refused: 0 };
	let underWay = 0;
	nock(BASE_URL)
		.persist()
		.get(/\/customers\/.*/)
		.reply(async (uri) => {
			const arrival = traffic.underWay.push(++underWay);
			await sleep(delay);
			underWay--;
			if (!refuse(arrival)) return [200, { id: new URL(uri, BASE_URL).pathname.split('/').pop() }];
			traffic.refused++;
			return [429, { error: 'Too many requests' }, headers()];
		});
	return traffic;
}

const inSeconds = (seconds: number) => ({
	'RateLimit-Reset': String(Math.floor(Date.now() / 1000) + seconds),
});

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe('The rate limiter', () => {
	it('works on five items at a time, and gives them in order', async () => {
		const traffic = serve(
			() => false,
			() => ({}),
		);

		const { items } = await getEach(40);

		expect(jsonOf(items)).toEqual(people(40));
		expect(Math.max(...traffic.underWay)).toBe(5);
	});

	it.each([2, 12])('works on as many items at once as Options says: %i', async (itemsAtOnce) => {
		const traffic = serve(
			() => false,
			() => ({}),
		);

		await getEach(30, { options: { itemsAtOnce } });

		expect(Math.max(...traffic.underWay)).toBe(itemsAtOnce);
	});

	it.each([
		[1, {}],
		[3, { itemsAtOnce: 3 }],
	])('adds %i at a time, with the options %j', async (atOnce, options) => {
		let underWay = 0;
		let most = 0;
		nock(BASE_URL)
			.persist()
			.post('/customers')
			.reply(async () => {
				most = Math.max(most, ++underWay);
				await sleep(20);
				underWay--;
				return [201, { id: 'cus_1' }];
			});

		const { items } = await runNode({
			parameters: { resource: 'customer', operation: 'create', first_name: 'Ann', options },
			items: people(6),
		});

		expect(items).toHaveLength(6);
		expect(most).toBe(atOnce);
	});

	it('loses nothing to a 429, and lets one request go first after the pause', async () => {
		const traffic = serve(
			(arrival) => arrival > 10 && arrival <= 15,
			() => inSeconds(2),
		);

		const { items, error } = await getEach(30);

		expect(error).toBeUndefined();
		expect(jsonOf(items)).toEqual(people(30));
		expect(traffic.refused).toBe(5);
		// arrivals 11–15 were refused together; the 16th goes alone, and only then are the others let in
		expect(traffic.underWay.slice(15, 17)).toEqual([1, 1]);
	});

	it.each([
		[5, 12],
		[20, 45],
	])('serves all at 20 at once under a limit of %i a second', async (limit, count) => {
		const arrivals: number[] = [];
		const traffic = serve(
			() => {
				const second = Math.floor(Date.now() / 1000);
				return (
					arrivals.push(second) > 0 && arrivals.filter((time) => time === second).length > limit
				);
			},
			() => inSeconds(1),
		);

		const { items, error } = await getEach(count, { options: { itemsAtOnce: 20 } });

		expect(error).toBeUndefined();
		expect(jsonOf(items)).toEqual(people(count));
		// the first 20 meet the limit, and what is learned of it goes for the others
		expect(traffic.refused).toBeGreaterThan(0);
		expect(traffic.refused).toBeLessThanOrEqual(count);
	});

	it.each(['121', '3600'])(
		'gives up at once when the service asks for too long a wait, and says how long: %s s',
		async (seconds) => {
			const traffic = serve(
				() => true,
				() => ({ 'Retry-After': seconds }),
			);

			const { error } = await getEach(1);

			expect(error?.message).toBe(
				`Housecall Pro’s rate limit is used up; it asked to wait ${seconds} more seconds [item 0]`,
			);
			expect(traffic.refused).toBe(1);
		},
	);

	describe('the rateLimiter', () => {
		let now = Date.now();

		beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => now));
		afterEach(() => jest.restoreAllMocks());

		it('holds all requests back until the latest time that was asked for, then lets one go first', async () => {
			const rateLimiter = new RateLimiter({ first: 5, most: 5 });
			const refused = await rateLimiter.acquire();
			refused(false);
			rateLimiter.pauseUntil(now + 60_000);
			rateLimiter.pauseUntil(now + 1_000);
			let started = 0;
			for (let request = 0; request < 3; request++)
				void rateLimiter.acquire().then(() => started++);

			now += 30_000;
			await sleep(500);
			expect(started).toBe(0);
			now += 31_000;
			await sleep(500);
			expect(started).toBe(1);
		});
	});

	/** What waits for a rate limit are given up with, when every answer is a 429 with this header. */
	async function waitsFor(headers: IDataObject, answers = 100) {
		let requests = 0;
		const waits: number[] = [];
		const send = async () => {
			requests++;
			if (requests > 100) throw new Error('endless');
			return { statusCode: requests > answers ? 200 : 429, headers, body: {} };
		};
		const session = {
			context: { helpers: { httpRequestWithAuthentication: send } },
			rateLimiter: {
				acquire: async () => () => {},
				pauseUntil: (time: number) => waits.push(Math.max(0, time - Date.now())),
			},
		} as unknown as Session;
		const request: ApiRequest = { method: 'GET', url: `${BASE_URL}/customers`, timeout: 1000 };
		const outcome = await sendWithRetry(session, { node }, request).then(
			({ status }) => String(status),
			(error: Error) => error.message,
		);
		return { requests, waits, outcome };
	}

	it('waits as long as two minutes', async () => {
		const { waits, outcome } = await waitsFor({ 'retry-after': '119' }, 1);

		expect(outcome).toBe('200');
		expect(waits).toHaveLength(1);
		expect(waits[0]).toBeGreaterThan(110_000);
	});

	it('gives up, too, when the limit is never lifted though its reset is always past', async () => {
		const { requests, waits, outcome } = await waitsFor({ 'retry-after': '0' });

		expect(outcome).toBe('Housecall Pro’s rate limit is used up; it did not say for how long');
		expect(requests).toBeLessThan(30);
		const waited = waits.reduce((sum, wait) => sum + wait, 0);
		expect(waited).toBeLessThanOrEqual(300_000);
		expect(waited).toBeGreaterThan(250_000);
	});

	it('does not claim that the service asked to wait where it did not', async () => {
		const { outcome } = await waitsFor({});

		expect(outcome).toContain('it did not say for how long');
	});

	it('starts no request after the execution was cancelled', async () => {
		const traffic = serve(
			(arrival) => arrival > 3,
			() => inSeconds(30),
			5,
		);
		const cancelOnceRefused = async (cancel: () => void) => {
			while (traffic.underWay.length <= 3) await sleep(20);
			cancel();
		};

		await getEach(50, { onStart: (cancel) => void cancelOnceRefused(cancel) });
		// what was on its way has arrived
		await sleep(200);
		const arrivedByThen = traffic.underWay.length;
		await sleep(1_000);

		expect(arrivedByThen).toBeGreaterThan(3);
		expect(traffic.underWay).toHaveLength(arrivedByThen);
	}, 5_000);

	describe('the wait that a 429 asks for', () => {
		const now = Date.UTC(2026, 3, 1, 12, 0, 0);
		const answer = (headers: IDataObject) => ({ status: 429, headers, body: undefined });
		const date = (offset: number) => new Date(now + offset).toUTCString();

		it.each([
			['RateLimit-Reset, epoch seconds', { 'ratelimit-reset': String(now / 1000 + 7) }, 7_000],
			['RateLimit-Reset in the past', { 'ratelimit-reset': String(now / 1000 - 7) }, 0],
			[
				'RateLimit-Reset, with our clock 10 minutes behind',
				{ 'ratelimit-reset': String(now / 1000 + 607), date: date(600_000) },
				7_000,
			],
			[
				'RateLimit-Reset, with our clock 10 minutes ahead',
				{ 'ratelimit-reset': String(now / 1000 - 593), date: date(-600_000) },
				7_000,
			],
			['Retry-After in seconds', { 'retry-after': '12' }, 12_000],
			['Retry-After as a date', { 'retry-after': date(9_000) }, 9_000],
			['nothing', {}, undefined],
			['nonsense', { 'retry-after': 'soon' }, undefined],
		])('is read from %s', (_, headers, wait) => {
			expect(retryAfterMs(answer(headers), now)).toBe(wait);
		});
	});
});
