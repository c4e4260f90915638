import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { mapInOrder } from '../../nodes/HousecallPro/helpers/mapInOrder';
import { RateLimiter } from '../../nodes/HousecallPro/transport/rateLimiter';
import { sendWithRetry } from '../../nodes/HousecallPro/transport/request';
import type { ApiRequest, Session } from '../../nodes/HousecallPro/transport/request';

const READS = 300;
const LATENCY_MS = 200;

const node = {
	id: '1',
	name: 'Housecall Pro',
	type: 'housecallPro',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

type Kind = 'fixed' | 'sliding';

/** A service that accepts `limit` requests a second, and says in a 429 when it will accept more. */
function service(limit: number, kind: Kind) {
	const accepted: number[] = [];
	return async () => {
		await sleep(LATENCY_MS / 2);
		const now = Date.now();
		const start = kind === 'fixed' ? Math.floor(now / 1000) * 1000 : now - 1000 + 1;
		const used = accepted.filter((time) => time >= start);
		const isAccepted = used.length < limit;
		if (isAccepted) accepted.push(now);
		await sleep(LATENCY_MS / 2);
		const reset = Math.floor(now / 1000) + 1;
		const headers: IDataObject =
			kind === 'fixed' ? { 'ratelimit-reset': String(reset) } : { 'retry-after': '1' };
		return { statusCode: isAccepted ? 200 : 429, headers: isAccepted ? {} : headers, body: {} };
	};
}

/** How long 300 reads take, in virtual time, and how many of them fail. */
async function readAll(limit: number, atOnce: number, kind: Kind) {
	jest.setSystemTime(Date.UTC(2026, 3, 1));
	const session = {
		context: { helpers: { httpRequestWithAuthentication: service(limit, kind) } },
		rateLimiter: new RateLimiter(Math.max(5, atOnce)),
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
const ideal = (limit: number, atOnce: number) =>
	Math.max(READS / limit, (READS * LATENCY_MS) / 1000 / atOnce);

describe('The pace of requests', () => {
	it.each(LIMITS)(
		'300 reads under a limit of %i a second all succeed, at 20 at once as fast as at 5, and near the best possible',
		async (limit) => {
			const five = await readAll(limit, 5, 'fixed');
			const ten = await readAll(limit, 10, 'fixed');
			const twenty = await readAll(limit, 20, 'fixed');

			expect([five.failed, ten.failed, twenty.failed]).toEqual([0, 0, 0]);
			// virtual seconds; a tenth allows for one pause more or less
			for (const [atOnce, { seconds }] of [
				[5, five],
				[10, ten],
				[20, twenty],
			] as const) {
				expect(seconds).toBeLessThanOrEqual(ideal(limit, atOnce) * (limit > 10 ? 1.25 : 1.15));
				expect(seconds).toBeLessThanOrEqual(five.seconds * 1.15);
			}
		},
	);

	it.each(LIMITS)(
		'300 reads under a limit of %i in any second, with a Retry-After of one second, all succeed',
		async (limit) => {
			const five = await readAll(limit, 5, 'sliding');
			const twenty = await readAll(limit, 20, 'sliding');

			expect([five.failed, twenty.failed]).toEqual([0, 0]);
			expect(twenty.seconds).toBeLessThanOrEqual(five.seconds * 1.15);
			expect(twenty.seconds).toBeLessThanOrEqual(ideal(limit, 20) * 1.4);
		},
	);
});
