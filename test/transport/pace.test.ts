import nock from 'nock';
import { sleep } from 'n8n-workflow';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { requestedWait } from '../../nodes/HousecallPro/transport/answer';
import { exchange } from '../../nodes/HousecallPro/transport/exchange';
import type { Exchange, Line } from '../../nodes/HousecallPro/transport/exchange';
import { BASE_URL, jsonOf, runNode } from '../support/engine';
import type { RunOptions } from '../support/engine';

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
			if (!refuse(arrival)) return [200, { id: uri.split('/').pop() }];
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

it('works on five items at a time, and gives them in order', async () => {
	const traffic = serve(
		() => false,
		() => ({}),
	);

	const { items } = await getEach(40);

	expect(jsonOf(items)).toEqual(people(40));
	expect(Math.max(...traffic.underWay)).toBe(5);
});

it('works on as many items at once as Options says', async () => {
	const traffic = serve(
		() => false,
		() => ({}),
	);

	await getEach(10, { options: { itemsAtOnce: 2 } });

	expect(Math.max(...traffic.underWay)).toBe(2);
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

it('gives up at once when the service asks for too long a wait, and says how long', async () => {
	const traffic = serve(
		() => true,
		() => ({ 'Retry-After': '3600' }),
	);

	const { error } = await getEach(1);

	expect(error?.message).toBe(
		'Housecall Pro’s rate limit is used up; it asked to wait 3600 more seconds [item 0]',
	);
	expect(traffic.refused).toBe(1);
});

it('gives up, too, when the limit is never lifted though its reset is always past', async () => {
	let requests = 0;
	const waits: number[] = [];
	const send = async () => {
		requests++;
		if (requests > 100) throw new Error('endless');
		return { statusCode: 429, headers: { 'retry-after': '0' }, body: {} };
	};
	const line = {
		context: { helpers: { httpRequestWithAuthentication: send } },
		pacer: {
			turn: async () => () => {},
			pauseUntil: (time: number) => waits.push(Math.max(0, time - Date.now())),
		},
	} as unknown as Line;
	const request: Exchange = { method: 'GET', url: `${BASE_URL}/customers`, timeout: 1000 };

	await expect(exchange(line, { node }, request)).rejects.toThrow('rate limit is used up');

	expect(requests).toBeLessThan(30);
	expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(300_000);
});

it('starts no request after the execution was cancelled', async () => {
	const traffic = serve(
		(arrival) => arrival > 3,
		() => inSeconds(30),
		5,
	);
	let arrivedByThen = 0;

	await getEach(50, {
		onStart: (cancel) => {
			void sleep(400).then(() => {
				arrivedByThen = traffic.underWay.length;
				cancel();
			});
		},
	});
	await sleep(1_000);

	expect(arrivedByThen).toBeGreaterThan(3);
	expect(traffic.underWay).toHaveLength(arrivedByThen);
});

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
		expect(requestedWait(answer(headers), now)).toBe(wait);
	});
});
