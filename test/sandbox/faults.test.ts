/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultSettings } from '../../sandbox/faults';
import { RateLimit } from '../../sandbox/http/rateLimit';
import type { Sandbox } from '../../sandbox/server';
import { send, start } from './client';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await start();
});
afterEach(() => sandbox.faults.set({}));
afterAll(async () => await sandbox.close());

const get = async (path = '/customers') =>
	await send<Record<string, unknown>>(sandbox, 'GET', path);
const post = async () => await send(sandbox, 'POST', '/customers', { body: { first_name: 'Ada' } });
const inject = (...fail: NonNullable<FaultSettings['fail']>) => sandbox.faults.set({ fail });

describe('The sandbox’s faults', () => {
	describe('the rate limit', () => {
		it('counts in windows of one second', () => {
			const limit = new RateLimit();
			const second = 1_772_000_000;
			const at = (milliseconds: number) => limit.refuse(2, second * 1000 + milliseconds);
			expect([at(100), at(500), at(999)]).toEqual([null, null, second + 1]);
			expect([at(1000), at(1001), at(1002)]).toEqual([null, null, second + 2]);
		});

		it('refuses what is too much, says until when, and then lets requests pass', async () => {
			sandbox.faults.set({ rateLimit: 1 });
			const before = { ...sandbox.state.traffic };
			const started = Math.floor(Date.now() / 1000);
			const answers = await Promise.all([get(), get(), get(), get(), get(), get()]);
			const refused = answers.filter(({ status }) => status === 429);
			expect(refused.length).toBeGreaterThan(0);
			for (const { body, headers } of refused) {
				expect(body).toEqual({ error: 'Too many requests' });
				expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(started);
				expect(headers.get('retry-after')).toBeNull();
			}
			const { traffic } = sandbox.state;
			expect(traffic.refused - before.refused).toBe(refused.length);
			expect(traffic.allowed - before.allowed).toBe(answers.length - refused.length);
			const reset = Number(refused[0].headers.get('ratelimit-reset')) * 1000;
			await sleep(Math.max(0, reset - Date.now()) + 1000);
			expect((await get()).status).toBe(200);
		});

		it('shows no header while there is room', async () => {
			sandbox.faults.set({ rateLimit: 50 });
			expect((await get()).headers.get('ratelimit-reset')).toBeNull();
		});
	});

	describe('a rule', () => {
		it('hits as often as it says, and only what it names', async () => {
			inject({ method: 'GET', path: '^/customers$', status: 503, times: 2 });
			expect((await get('/jobs')).status).toBe(200);
			expect((await post()).status).toBe(201);
			expect([(await get()).status, (await get()).status, (await get()).status]).toEqual([
				503, 503, 200,
			]);
		});

		it.each([
			[{ status: 429, retryAfter: 2 }, 429, { error: 'Too many requests' }],
			[{ status: 400, body: { message: 'no' } }, 400, { message: 'no' }],
			[{ status: 200, body: 'plain' }, 200, 'plain'],
			[{ status: 401 }, 401, { message: 'Unauthorized' }],
		])('answers %j', async (rule, status, body) => {
			inject(rule);
			const answer = await get();
			expect([answer.status, answer.body]).toEqual([status, body]);
			expect(answer.headers.get('retry-after')).toBe('retryAfter' in rule ? '2' : null);
		});

		it('answers 5xx with a page, like a gateway', async () => {
			inject({ status: 502 });
			expect((await get()).headers.get('content-type')).toContain('text/html');
			inject({ status: 200, html: true });
			expect((await get()).text).toContain('<html>');
		});

		it('names the reset in epoch seconds', async () => {
			inject({ status: 429, resetInSeconds: 30 });
			const reset = Number((await get()).headers.get('ratelimit-reset'));
			expect(Math.abs(reset - Date.now() / 1000 - 30)).toBeLessThan(2);
		});

		it('hits one page of a list only', async () => {
			inject({ query: '\\bpage=2\\b', status: 503 });
			const statuses = [1, 2, 3].map(async (page) => (await get(`/customers?page=${page}`)).status);
			expect(await Promise.all(statuses)).toEqual([200, 503, 200]);
		});

		it('can answer by a clock that is ahead', async () => {
			inject({ status: 429, resetInSeconds: 30, clockOffsetSeconds: 600 });
			const { headers } = await get();
			const due = Date.now() / 1000 + 600;
			expect(Math.abs(Date.parse(headers.get('date') ?? '') / 1000 - due)).toBeLessThan(2);
			expect(Math.abs(Number(headers.get('ratelimit-reset')) - due - 30)).toBeLessThan(2);
		});

		it('keeps the work from being done when it drops before', async () => {
			inject({ dropBefore: true, times: 1 });
			const before = sandbox.state.customers.size;
			await expect(post()).rejects.toThrow('fetch failed');
			expect(sandbox.state.customers.size).toBe(before);
			expect(sandbox.log.entries.at(-1)).toMatchObject({ method: 'POST', status: null });
		});

		it('does the work when it drops after', async () => {
			inject({ dropAfter: true, times: 1 });
			const before = sandbox.state.customers.size;
			await expect(post()).rejects.toThrow('fetch failed');
			expect(sandbox.state.customers.size).toBe(before + 1);
		});

		it('can cut an answer in half', async () => {
			const { text } = await get();
			inject({ truncate: true });
			const cut = await get();
			expect(cut.status).toBe(200);
			expect(cut.text).toBe(text.slice(0, Math.floor(text.length / 2)));
		});

		it('can leave the body out', async () => {
			inject({ empty: true });
			const before = sandbox.state.customers.size;
			const { status, text } = await post();
			expect([status, text]).toEqual([201, '']);
			expect(sandbox.state.customers.size).toBe(before + 1);
		});
	});

	describe('latency', () => {
		it('lets what was asked for later overtake a request', async () => {
			const answered: string[] = [];
			sandbox.faults.set({ latencyMs: 1_000 });
			const slow = get().then(() => answered.push('slow'));
			await send(sandbox, 'GET', '/_sandbox/state').then(() => answered.push('control'));
			await slow;
			expect(answered).toEqual(['control', 'slow']);
		});
	});

	describe('the control routes', () => {
		const control = async (method: string, path: string, body?: unknown) =>
			await send<never>(sandbox, method, `/_sandbox${path}`, {
				body,
				headers: { Authorization: '' },
			});

		it('set faults, and refuse a path that is no pattern and what is no fault', async () => {
			await control('POST', '/faults', { fail: [{ status: 418, times: 2 }] });
			expect((await get()).status).toBe(418);
			expect((await control('POST', '/faults', { fail: [{ path: '(' }] })).status).toBe(400);
			expect(await control('POST', '/faults', { latency: 5 })).toMatchObject({
				status: 400,
				body: { message: expect.stringContaining('No fault is called latency') },
			});
			expect((await get()).status).toBe(418);
		});

		it('show and clear the log', async () => {
			sandbox.log.clear();
			await get('/customers?page_size=1&foo=bar');
			const { body } = await control('GET', '/log?clear=1');
			expect(body).toEqual([
				expect.objectContaining({
					method: 'GET',
					path: '/customers',
					query: 'page_size=1&foo=bar',
					status: 200,
					unknown: ['foo'],
				}),
			]);
			expect((await control('GET', '/log')).body).toEqual([]);
		});

		it('log bodies', async () => {
			sandbox.log.clear();
			await post();
			expect(sandbox.log.entries[0]).toMatchObject({ body: { first_name: 'Ada' }, status: 201 });
		});

		it('show the state', async () => {
			const { body } = await control('GET', '/state');
			expect(body).toMatchObject({
				counts: { customers: sandbox.state.customers.size },
				webhooks: [],
				company: { id: sandbox.state.company.id },
			});
		});

		it('touch records, by id or by number', async () => {
			const [first] = sandbox.state.jobs.all();
			await control('POST', '/touch', { resource: 'jobs', ids: [first.id] });
			expect((await get('/jobs?sort_by=updated_at&page_size=1')).body).toMatchObject({
				jobs: [{ id: first.id }],
			});
			const { body } = await control('POST', '/touch', { resource: 'customers', count: 3 });
			expect(body).toMatchObject({
				touched: [expect.any(String), expect.any(String), expect.any(String)],
			});
			expect((await control('POST', '/touch', { resource: 'wishes' })).status).toBe(400);
		});

		it('bring everything back', async () => {
			const [first] = sandbox.state.customers.all();
			await send(sandbox, 'DELETE', `/customers/${first.id}`);
			await control('POST', '/reset');
			const answer = await get(`/customers/${first.id}`);
			expect(answer.body).toMatchObject({ id: first.id, email: first.email });
		});
	});
});
