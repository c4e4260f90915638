/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { TestAccount } from './account';
import { failureOf, TestTrigger } from './support';
import type { Hook } from './support';

const HOOKS: Hook[] = ['checkExists', 'create', 'delete'];

const account = TestAccount.use();

let server: Server | undefined;

afterEach(() => {
	jest.restoreAllMocks();
	server?.closeAllConnections();
	server?.close();
});

async function listen(listener: RequestListener): Promise<string> {
	const started = createServer(listener);
	server = started;
	await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

/** Lets the 30 seconds of a hook pass in one; others stay as long as they are. */
function hurry(): void {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	jest
		.spyOn(AbortSignal, 'timeout')
		.mockImplementation((ms) => timeout(ms === 30_000 ? 1_000 : ms));
}

/** A trigger that remembers a subscription, so that delete has something to fail at. */
function remembering(baseUrl: string): TestTrigger {
	const node = new TestTrigger({ credential: { baseUrl } });
	node.staticData.webhookId = 'whk_1';
	return node;
}

const WITHIN = 'No answer from Housecall Pro within 30 seconds';

describe('The deadline of a hook', () => {
	it.each(HOOKS)('%s ends within 30 seconds where nothing answers', async (hook) => {
		hurry();
		const node = remembering(await listen(() => {}));
		expect((await failureOf(node.call(hook))).message).toContain(WITHIN);
	});

	it.each(HOOKS)('%s does not wait longer for the rate limit', async (hook) => {
		hurry();
		const limited: RequestListener = (_request, response) => {
			response.writeHead(429, { 'Retry-After': '60' }).end('{"error":"Too many requests"}');
		};
		const error = await failureOf(remembering(await listen(limited)).call(hook));
		expect(error.message).toContain(WITHIN);
		expect(error.message).toContain('rate limit');
	});

	it('a webhook that was registered in time is kept where the rest takes too long', async () => {
		hurry();
		let registered = false;
		const url = await listen((request, response) => {
			const isPost = request.method === 'POST';
			const [status, body] = isPost
				? [201, { id: 'whk_1', url: node.url, events: ['job.completed'] }]
				: registered
					? [429, {}]
					: [200, { webhooks: [] }];
			registered ||= isPost;
			response.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': '60' });
			response.end(JSON.stringify(body));
		});
		const node = new TestTrigger({ credential: { baseUrl: url } });

		await expect(node.call('create')).resolves.toBe(true);
		expect(node.staticData).toMatchObject({ webhookId: 'whk_1' });
	});

	it('a short rate limit is waited out', async () => {
		const node = account.trigger();
		account.sandbox.faults.set({ fail: [{ status: 429, resetInSeconds: 1, times: 2 }] });
		await node.activateOnce();
		expect(account.registered()).toHaveLength(1);
	});

	it('what fails at once says why', async () => {
		const url = await listen((request) => request.destroy());
		const { message } = await failureOf(remembering(url).call('checkExists'));
		expect(message).toMatch(`No answer from ${url} (ECONNRESET). The connection failed`);
	});
});
