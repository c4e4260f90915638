import nock from 'nock';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { BASE_URL } from '../support/engine';
import { failureOf, TestTrigger } from './support';
import type { TriggerOptions } from './support';

const ELSEWHERE = 'https://elsewhere.example.com/hook';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ customers: 3 });
});

afterAll(async () => await sandbox.close());

beforeEach(() => {
	sandbox.state.reset();
	sandbox.faults.set({});
	sandbox.log.clear();
});

const trigger = (options: TriggerOptions = {}) =>
	new TestTrigger({
		...options,
		credential: { apiKey: 'sandbox-key', baseUrl: sandbox.url, ...options.credential },
	});

const registered = () => sandbox.state.webhooks.all().map(({ url, events }) => ({ url, events }));

const requests = () =>
	sandbox.log.entries.map(({ method, path }) => `${method} ${path.replace(/whk_\w+/, '{id}')}`);

/** Registers something by hand, as another tool would. */
async function subscribe(url: string, events: string[]): Promise<string> {
	const response = await fetch(`${sandbox.url}/webhooks`, {
		method: 'POST',
		headers: { Authorization: 'Token sandbox-key', 'Content-Type': 'application/json' },
		body: JSON.stringify({ url, events }),
	});
	const { id } = (await response.json()) as { id: string };
	return id;
}

describe('activation', () => {
	it('looks first, then registers URL and events, and remembers the ID', async () => {
		const node = trigger({ parameters: { events: ['job.completed', 'invoice.paid'] } });

		expect(await node.call('checkExists')).toBe(false);
		expect(requests()).toEqual(['GET /webhooks']);
		expect(node.staticData).toEqual({});

		await node.call('create');
		expect(registered()).toEqual([{ url: node.url, events: ['invoice.paid', 'job.completed'] }]);
		expect(node.staticData.webhookId).toBe(sandbox.state.webhooks.all()[0].id);
		expect(await node.call('checkExists')).toBe(true);
	});

	it('registers the events that a family stands for', async () => {
		await trigger({ parameters: { events: ['lead.*'] } }).call('create');
		expect(registered()[0].events).toEqual([
			'lead.converted',
			'lead.created',
			'lead.deleted',
			'lead.lost',
			'lead.updated',
		]);
	});

	it('refuses to listen to nothing', async () => {
		for (const events of [[], ['other']]) {
			const node = trigger({ parameters: { events } });
			const { message } = await failureOf(node.call('create'));
			expect(message).toContain('"Trigger On"');
		}
		expect(registered()).toEqual([]);
	});

	it('adopts a subscription with its URL and events, whose ID was lost', async () => {
		const node = trigger({ parameters: { events: ['job.completed', 'invoice.paid'] } });
		const id = await subscribe(node.url, ['job.completed', 'invoice.paid']);

		expect(await node.call('checkExists')).toBe(true);
		expect(node.staticData.webhookId).toBe(id);
		await node.call('create');
		expect(registered()).toHaveLength(1);
		expect(requests()).not.toContain('DELETE /webhooks/{id}');
	});

	it('replaces one of its own URL with other events, but only in create', async () => {
		const node = trigger();
		await subscribe(node.url, ['lead.lost']);
		await subscribe(ELSEWHERE, ['lead.lost']);

		expect(await node.call('checkExists')).toBe(false);
		expect(registered()).toHaveLength(2);
		await node.call('create');
		expect(registered()).toEqual([
			{ url: ELSEWHERE, events: ['lead.lost'] },
			{ url: node.url, events: ['job.completed'] },
		]);
	});

	it('finds its subscription behind the first page of many', async () => {
		for (let index = 0; index < 205; index++) await subscribe(`${ELSEWHERE}/${index}`, ['*']);
		const node = trigger();
		await node.call('create');
		// the sandbox lists the newest first: make ours the oldest
		const [ours] = sandbox.state.webhooks.all().filter(({ url }) => url === node.url);
		ours.created_at = '2000-01-01T00:00:00Z';
		for (let index = 0; index < 3; index++) await subscribe(`${ELSEWHERE}/x${index}`, ['*']);

		expect(await node.call('checkExists')).toBe(true);
	});

	it('leaves exactly one after five calls, one after the other or at once', async () => {
		const node = trigger();
		for (let call = 0; call < 5; call++) await node.call('create');
		expect(registered()).toHaveLength(1);

		sandbox.state.reset();
		await Promise.all([1, 2, 3, 4, 5].map(async () => await node.call('create')));
		expect(registered()).toEqual([{ url: node.url, events: ['job.completed'] }]);
	});

	it('tells how to go on where the server has no webhooks', async () => {
		const live = await startSandbox({ customers: 3, descriptions: 'live' });
		try {
			const node = trigger({ credential: { baseUrl: live.url } });
			for (const hook of ['checkExists', 'create'] as const) {
				const error = await failureOf(node.call(hook));
				expect(error.message).toContain('set "Registration" to "Manual"');
				expect(error.description).toContain('App Store');
			}
			await expect(node.call('delete')).resolves.toBe(true);
		} finally {
			await live.close();
		}
	});
});

describe('an address that cannot be reached', () => {
	const remote = { baseUrl: 'https://api.housecallpro.test' };

	it.each([
		'http://n8n.example.com',
		'https://localhost:5678',
		'http://localhost:5678',
		'https://127.0.0.1',
		'https://[::1]:5678',
	])('is refused before anything is registered: %s', async (n8nUrl) => {
		// were anything sent, it would fail by name resolution, with another message
		const error = await failureOf(trigger({ n8nUrl, credential: remote }).call('create'));
		expect(error.message).toContain('it needs a public https:// address');
		expect(error.description).toContain('WEBHOOK_URL');
	});

	it('is accepted when the API itself is on this machine', async () => {
		const node = trigger({ n8nUrl: 'http://localhost:5678' });
		await node.call('create');
		expect(registered()).toHaveLength(1);
	});
});

describe('a failing service', () => {
	const lostAnswer = { method: 'POST', path: '/webhooks', dropAfter: true };

	it('is registered all the same when only the answer to POST is lost', async () => {
		sandbox.faults.set({ fail: [lostAnswer] });
		const node = trigger();
		await node.call('create');
		expect(registered()).toEqual([{ url: node.url, events: ['job.completed'] }]);
		expect(node.staticData.webhookId).toBe(sandbox.state.webhooks.all()[0].id);
	});

	it('fails with the reason when POST is refused, and remembers nothing', async () => {
		const body = { error: { message: 'Too many webhooks' } };
		sandbox.faults.set({ fail: [{ method: 'POST', path: '/webhooks', status: 422, body }] });
		const node = trigger();
		expect((await failureOf(node.call('create'))).message).toContain('Too many webhooks');
		expect(registered()).toEqual([]);
		expect(node.staticData).toEqual({});
	});

	it('adopts later what it could not see at once', async () => {
		const node = trigger();
		const blind = { method: 'GET', path: '/webhooks', status: 400 };
		const take = sandbox.faults.take.bind(sandbox.faults);
		sandbox.faults.set({ fail: [lostAnswer] });
		const spy = jest
			.spyOn(sandbox.faults, 'take')
			.mockImplementation((method, path) =>
				method === 'GET' && registered().length > 0 ? blind : take(method, path),
			);
		expect((await failureOf(node.call('create'))).message).toContain('No answer');
		spy.mockRestore();
		expect(registered()).toHaveLength(1);
		expect(node.staticData).toEqual({});

		sandbox.faults.set({});
		expect(await node.call('checkExists')).toBe(true);
		expect(registered()).toHaveLength(1);
	});

	it.each(['activateOnce', 'activateStubbornly'] as const)(
		'has exactly one subscription in the end, with lost requests and answers on the way: %s',
		async (activate) => {
			sandbox.faults.set({
				fail: [
					{ ...lostAnswer, times: 2 },
					{ method: 'POST', path: '/webhooks', dropBefore: true, times: 1 },
				],
			});
			const node = trigger();
			for (let click = 0; click < 3; click++) await node[activate]().catch(() => undefined);
			expect(registered()).toEqual([{ url: node.url, events: ['job.completed'] }]);
			await node.call('delete');
			expect(registered()).toEqual([]);
		},
	);

	it('undoes the registration when it cannot look what became of it', async () => {
		const node = trigger();
		const posted = () => requests().includes('POST /webhooks');
		const take = jest
			.spyOn(sandbox.faults, 'take')
			.mockImplementation((method) => (method === 'GET' && posted() ? { status: 400 } : null));
		await failureOf(node.call('create'));
		take.mockRestore();

		expect(posted()).toBe(true);
		expect(registered()).toEqual([]);
		expect(node.staticData).toEqual({});
	});
});

describe('an answer to POST that confirms nothing', () => {
	const URL = 'https://n8n.example.com/webhook/odd-webhook/webhook';

	it.each<[string, object | undefined, string[]]>([
		['nothing', undefined, []],
		['no ID', { url: URL, events: ['job.completed'] }, []],
		['another URL', { id: 'whk_9', url: ELSEWHERE }, ['whk_9']],
		['no URL', { id: 'whk_9' }, ['whk_9']],
	])('is undone and refused: %s', async (_, answer, undone) => {
		const deleted: string[] = [];
		nock(BASE_URL).persist().get('/webhooks').query(true).reply(200, { webhooks: [] });
		nock(BASE_URL).post('/webhooks').reply(201, answer);
		nock(BASE_URL)
			.delete(/^\/webhooks\//)
			.reply((uri) => {
				deleted.push(uri.split('/')[2]);
				return [204];
			});
		const node = new TestTrigger({ id: 'odd' });
		expect(node.url).toBe(URL);
		const { message } = await failureOf(node.call('create'));
		nock.cleanAll();

		expect(message).toContain('did not confirm');
		expect(deleted).toEqual(undone);
		expect(node.staticData).toEqual({});
	});

	it('is trusted when it is right, though the list is not up to date yet', async () => {
		nock(BASE_URL).persist().get('/webhooks').query(true).reply(200, []);
		nock(BASE_URL).post('/webhooks').reply(201, { id: 12, url: URL });
		const node = new TestTrigger({ id: 'odd' });
		await node.call('create');
		nock.cleanAll();
		expect(node.staticData.webhookId).toBe('12');
	});

	it('counts when the service words the events in its own way', async () => {
		const own = { id: 'whk_1', url: URL, events: ['everything'] };
		nock(BASE_URL)
			.post('/webhooks', { url: URL, events: ['*'] })
			.reply(201, own);
		nock(BASE_URL).get('/webhooks').query(true).reply(200, { webhooks: [] });
		nock(BASE_URL)
			.persist()
			.get('/webhooks')
			.query(true)
			.reply(200, { webhooks: [own] });
		const node = new TestTrigger({ id: 'odd', parameters: { events: ['*'] } });
		await node.call('create');
		expect(await node.call('checkExists')).toBe(true);
		nock.cleanAll();
	});
});

describe('deactivation', () => {
	it('removes its subscription and forgets it', async () => {
		const node = trigger();
		await node.call('create');
		await node.call('delete');
		expect(registered()).toEqual([]);
		expect(node.staticData).toEqual({});
	});

	it('does nothing where nothing is registered, and calls that done', async () => {
		await expect(trigger({ parameters: { events: [] } }).call('delete')).resolves.toBe(true);
		expect(requests()).toEqual(['GET /webhooks']);
	});

	it('is done when the subscription is gone already', async () => {
		const node = trigger();
		await node.call('create');
		sandbox.faults.set({
			fail: [{ method: 'DELETE', status: 404, body: { error: { message: 'Webhook not found' } } }],
		});
		await expect(node.call('delete')).resolves.toBe(true);
		expect(node.staticData).toEqual({});
	});

	it('finds by its URL what it does not remember', async () => {
		const node = trigger();
		await subscribe(node.url, ['job.completed']);
		await node.call('delete');
		expect(registered()).toEqual([]);
	});

	it('leaves a subscription that points elsewhere, even under the remembered ID', async () => {
		const node = trigger();
		await node.call('create');
		const [ours] = sandbox.state.webhooks.all();
		ours.url = ELSEWHERE;
		await subscribe(`${ELSEWHERE}/other`, ['job.completed']);

		await node.call('delete');
		expect(registered().map(({ url }) => url)).toEqual([ELSEWHERE, `${ELSEWHERE}/other`]);
	});

	it.each(['GET', 'DELETE'])(
		'throws and remembers while the service fails at %s',
		async (method) => {
			const node = trigger();
			await node.call('create');
			const { webhookId } = node.staticData;
			sandbox.faults.set({ fail: [{ method, path: '/webhooks', status: 503, times: 3 }] });

			await failureOf(node.call('delete'));
			expect(node.staticData.webhookId).toBe(webhookId);
			await node.call('delete');
			expect(registered()).toEqual([]);
			expect(node.staticData).toEqual({});
		},
	);
});

describe('neighbours', () => {
	it('do not touch each other’s subscriptions', async () => {
		const [one, two] = [trigger(), trigger()];
		await one.call('create');
		await two.call('create');
		expect(registered()).toHaveLength(2);
		await one.call('delete');
		expect(registered()).toEqual([{ url: two.url, events: ['job.completed'] }]);
		expect(await two.call('checkExists')).toBe(true);
	});

	it.each([
		['its own static data', false],
		['the active workflow’s static data', true],
	])('a test run, with %s, leaves the active workflow alone', async (_, shared) => {
		const node = trigger();
		await node.activateOnce();
		const workflow = shared ? node.workflow : new TestTrigger({}).workflow;

		expect(await node.call('checkExists', { isTest: true, workflow })).toBe(false);
		await node.call('create', { isTest: true, workflow });
		expect(registered().map(({ url }) => url)).toEqual([node.url, node.testUrl]);
		await node.call('delete', { isTest: true, workflow });
		expect(registered().map(({ url }) => url)).toEqual([node.url]);

		expect(await node.call('checkExists')).toBe(true);
		await node.call('delete');
		expect(registered()).toEqual([]);
	});
});

describe('manual registration', () => {
	it('registers and removes nothing', async () => {
		const node = trigger({
			parameters: { registration: 'manual' },
			n8nUrl: 'http://localhost:5678',
		});
		expect(await node.call('checkExists')).toBe(true);
		await node.call('create');
		await node.call('delete');
		expect(requests()).toEqual([]);
	});
});
