import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { mapInOrder } from '../../nodes/HousecallPro/helpers/mapInOrder';
import { RateLimiter } from '../../nodes/HousecallPro/transport/rateLimiter';
import type { Concurrency } from '../../nodes/HousecallPro/transport/rateLimiter';
import { sendWithRetry } from '../../nodes/HousecallPro/transport/request';
import type { ApiRequest, Session } from '../../nodes/HousecallPro/transport/request';

const READS = 300;

const node = {
	id: '1',
	name: 'Housecall Pro',
	type: 'housecallPro',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

type Kind = 'fixed' | 'sliding';

interface Service {
	kind: Kind;
	/** Milliseconds. */
	latency: number;
	/** When the first request is sent, in milliseconds after a window of the service began. */
	offset: number;
}

/** A service that accepts `limit` requests a second, and says in a 429 when it will accept more. */
function service(limit: number, { kind, latency }: Service) {
	const accepted: number[] = [];
	return async () => {
		await sleep(latency / 2);
		const now = Date.now();
		const start = kind === 'fixed' ? Math.floor(now / 1000) * 1000 : now - 1000 + 1;
		const used = accepted.filter((time) => time >= start);
		const isAccepted = used.length < limit;
		if (isAccepted) accepted.push(now);
		await sleep(latency / 2);
		const reset = Math.floor(now / 1000) + 1;
		const headers: IDataObject =
			kind === 'fixed' ? { 'ratelimit-reset': String(reset) } : { 'retry-after': '1' };
		return { statusCode: isAccepted ? 200 : 429, headers: isAccepted ? {} : headers, body: {} };
	};
}

/** How long 300 reads take, in virtual time, and how many of them fail. */
async function readAll(limit: number, atOnce: number, of: Service, concurrency?: Concurrency) {
	jest.setSystemTime(Date.UTC(2026, 3, 1) + of.offset);
	const most = Math.max(5, atOnce);
	const session = {
		context: { helpers: { httpRequestWithAuthentication: service(limit, of) } },
		rateLimiter: new RateLimiter(concurrency ?? { first: most, most }),
	} as unknown as Session;
	const request: ApiRequest = { method: 'GET', url: 'https://api.test/customers', timeout: 1000 };
	let failed = 0;
	const start = Date.now();
	const all = mapInOrder(READS, atOnce, async () => {
		await sendWithRetry(session, { node }, request).catch(() => failed++);
	});
	let isDone = false;
	void all.then(() => (isDone = true));
	while (!isDone) await jest.advanceTimersByTimeAsync(100);
	return { failed, seconds: (Date.now() - start) / 1000 };
}

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 3, 1) }));
afterEach(() => jest.useRealTimers());

const LIMITS = [1, 2, 3, 5, 10, 20];
const ideal = (limit: number, atOnce: number, latency: number) =>
	Math.max(READS / limit, (READS * latency) / 1000 / atOnce);

describe('The pace of requests', () => {
	describe.each<Service>([
		{ kind: 'fixed', offset: 0, latency: 200 },
		{ kind: 'fixed', offset: 430, latency: 200 },
		{ kind: 'sliding', offset: 0, latency: 200 },
	])('under a limit with $kind windows, from $offset ms on', (of) => {
		it.each(LIMITS)(
			'of %i a second lets 300 reads succeed, near the best possible, and no slower at 10 or 20 at once than at 5',
			async (limit) => {
				const five = await readAll(limit, 5, of);
				const ten = await readAll(limit, 10, of);
				const twenty = await readAll(limit, 20, of);

				expect([five.failed, ten.failed, twenty.failed]).toEqual([0, 0, 0]);
				// virtual seconds
				expect(five.seconds / ideal(limit, 5, of.latency)).toBeLessThanOrEqual(1.15);
				expect(ten.seconds / ideal(limit, 10, of.latency)).toBeLessThanOrEqual(1.15);
				expect(twenty.seconds / ideal(limit, 20, of.latency)).toBeLessThanOrEqual(1.15);
				// a round trip more or less
				expect(ten.seconds).toBeLessThanOrEqual(five.seconds + 0.2);
				expect(twenty.seconds).toBeLessThanOrEqual(five.seconds + 0.2);
			},
		);
	});

	describe.each<Service>([
		{ kind: 'fixed', offset: 610, latency: 500 },
		{ kind: 'sliding', offset: 0, latency: 500 },
		{ kind: 'fixed', offset: 290, latency: 300 },
		{ kind: 'fixed', offset: 290, latency: 0 },
	])('of a service that takes $latency ms, with $kind windows, from $offset ms on', (of) => {
		it.each([10, 20])(
			'is near the best possible at 10 and 20 at once: %i a second',
			async (limit) => {
				for (const atOnce of [10, 20]) {
					const { failed, seconds } = await readAll(limit, atOnce, of);

					expect(failed).toBe(0);
					expect(seconds / ideal(limit, atOnce, of.latency)).toBeLessThanOrEqual(1.15);
				}
			},
		);
	});

	it('is little slower at 10 and 20 at once where five in flight happen to be just what is accepted', async () => {
		const of: Service = { kind: 'sliding', offset: 0, latency: 500 };
		const five = await readAll(10, 5, of);
		const [ten, twenty] = [await readAll(10, 10, of), await readAll(10, 20, of)];

		// those who begin with more meet a 429: a pause of a second, and one request that goes first
		expect(ten.seconds).toBeLessThanOrEqual(five.seconds + 2);
		expect(twenty.seconds).toBeLessThanOrEqual(five.seconds + 2);
	});

	it.each([0, 290, 430, 770])(
		'finds out that more requests in flight are accepted than the first five, from %i ms on',
		async (offset) => {
			const of: Service = { kind: 'fixed', offset, latency: 300 };

			const { failed, seconds } = await readAll(20, 20, of, { first: 5, most: 20 });

			expect(failed).toBe(0);
			// five in flight would take 1.2 times the best possible
			expect(seconds / ideal(20, 20, of.latency)).toBeLessThanOrEqual(1.06);
		},
	);

	it('stays near the limit where requests of before a pause count with those after it', async () => {
		const of: Service = { kind: 'fixed', offset: 290, latency: 300 };

		const { seconds } = await readAll(10, 20, of, { first: 5, most: 20 });

		expect(seconds / ideal(10, 20, of.latency)).toBeLessThanOrEqual(1.1);
	});
});
