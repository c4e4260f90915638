import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import { ELSEWHERE, TestAccount } from './account';
import { failureOf } from './support';

const account = TestAccount.use();

describe('The webhook trigger’s activation', () => {
	describe('activation', () => {
		it('looks first, then registers URL and events, and remembers the ID', async () => {
			const node = account.trigger({ parameters: { events: ['job.completed', 'invoice.paid'] } });

			expect(await node.call('checkExists')).toBe(false);
			expect(account.requests()).toEqual(['GET /webhooks']);
			expect(node.staticData).toEqual({});

			await node.call('create');
			expect(account.registered()).toEqual([
				{ url: node.url, events: ['invoice.paid', 'job.completed'] },
			]);
			expect(node.staticData.webhookId).toBe(account.sandbox.state.webhooks.all()[0].id);
			expect(await node.call('checkExists')).toBe(true);
		});

		it('takes a text with commas, as an expression may give it', async () => {
			const parameters = { events: 'lead.lost, job.paid' };
			await account.trigger({ parameters }).call('create');
			expect(account.registered()[0].events).toEqual(['job.paid', 'lead.lost']);
		});

		it('registers the events that a family stands for', async () => {
			await account.trigger({ parameters: { events: ['lead.*'] } }).call('create');
			expect(account.registered()[0].events).toEqual([
				'lead.converted',
				'lead.created',
				'lead.deleted',
				'lead.lost',
				'lead.updated',
			]);
		});

		it.each(['automatic', 'manual'])('refuses to listen to nothing, %s', async (registration) => {
			for (const events of [[], ['other'], '']) {
				const node = account.trigger({ parameters: { events, registration } });
				const { message } = await failureOf(node.activateOnce());
				expect(message).toContain('"Trigger On"');
			}
			expect(account.registered()).toEqual([]);
		});

		it('adopts a subscription with its URL and events, whose ID was lost', async () => {
			const node = account.trigger({ parameters: { events: ['job.completed', 'invoice.paid'] } });
			const id = await account.subscribe(node.url, ['job.completed', 'invoice.paid']);

			expect(await node.call('checkExists')).toBe(true);
			expect(node.staticData.webhookId).toBe(id);
			await node.call('create');
			expect(account.registered()).toHaveLength(1);
			expect(account.requests()).not.toContain('DELETE /webhooks/{id}');
		});

		it('replaces one of its own URL with other events, but only in create', async () => {
			const node = account.trigger();
			await account.subscribe(node.url, ['lead.lost']);
			await account.subscribe(ELSEWHERE, ['lead.lost']);

			expect(await node.call('checkExists')).toBe(false);
			expect(account.registered()).toHaveLength(2);
			await node.call('create');
			expect(account.registered()).toEqual([
				{ url: ELSEWHERE, events: ['lead.lost'] },
				{ url: node.url, events: ['job.completed'] },
			]);
		});

		it('finds its subscription behind the first page of many', async () => {
			for (let index = 0; index < 205; index++)
				await account.subscribe(`${ELSEWHERE}/${index}`, ['*']);
			const node = account.trigger();
			await node.call('create');
			// the sandbox lists the newest first: make ours the oldest
			const [ours] = account.sandbox.state.webhooks.all().filter(({ url }) => url === node.url);
			ours.created_at = '2000-01-01T00:00:00Z';
			for (let index = 0; index < 3; index++)
				await account.subscribe(`${ELSEWHERE}/x${index}`, ['*']);

			expect(await node.call('checkExists')).toBe(true);
		});

		it('leaves exactly one after five calls, one after the other or at once', async () => {
			const node = account.trigger();
			for (let call = 0; call < 5; call++) await node.call('create');
			expect(account.registered()).toHaveLength(1);

			account.sandbox.state.reset();
			await Promise.all([1, 2, 3, 4, 5].map(async () => await node.call('create')));
			expect(account.registered()).toEqual([{ url: node.url, events: ['job.completed'] }]);
		});

		it('tells how to go on where the server has no webhooks', async () => {
			const live = await startSandbox({ customers: 3, descriptions: 'live' });
			try {
				const node = account.trigger({ credential: { baseUrl: live.url } });
				for (const hook of ['checkExists', 'create'] as const) {
					const error = await failureOf(node.call(hook));
					expect(error.message).toMatch(
						/"Housecall Pro Polling Trigger".*"Registration" to "Housecall Pro Account/,
					);
					expect(error.message).toContain('App Store');
				}
				await expect(node.call('delete')).resolves.toBe(true);
			} finally {
				await live.close();
			}
		});
	});

	describe('a list of webhooks that comes without a body', () => {
		const empty = { fail: [{ method: 'GET', path: '/webhooks', empty: true }] };

		it.each(['checkExists', 'create', 'delete'] as const)(
			'tells nothing, so that %s fails and nothing is registered twice',
			async (hook) => {
				const node = account.trigger();
				await node.call('create');
				account.sandbox.faults.set(empty);
				await failureOf(node.call(hook));
				expect(account.registered()).toHaveLength(1);

				account.sandbox.faults.set({});
				await node.activateOnce();
				expect(account.registered()).toHaveLength(1);
			},
		);
	});

	describe('a list of webhooks that lags behind', () => {
		const list = { method: 'GET', path: '/webhooks', status: 200, body: { webhooks: [] } };
		const late = { fail: [{ ...list, times: 2 }] };

		it('does not hide what is remembered from a new registration', async () => {
			const node = account.trigger();
			await node.call('create');
			account.sandbox.faults.set(late);
			await node.call('create');
			expect(account.registered()).toHaveLength(1);
			expect(node.staticData.webhookId).toBe(account.sandbox.state.webhooks.all()[0].id);
		});

		it('does not remove what another workflow remembers, of which this one is a copy', async () => {
			const node = account.trigger();
			await node.call('create');
			const copy = account.trigger();
			Object.assign(copy.staticData, node.staticData);
			account.sandbox.faults.set(late);
			await copy.call('create');
			expect(account.registered()).toHaveLength(2);
		});
	});

	describe('a credential without a signing secret', () => {
		const publish = async (parameters: INodeParameters, webhookSigningSecret = '') => {
			const node = account.trigger({ parameters, credential: { webhookSigningSecret } });
			await node.activateOnce();
			return node.warnings;
		};

		it.each(['automatic', 'manual'])('is warned of at publication, %s', async (registration) => {
			const [warning, ...others] = await publish({ registration });
			expect(others).toEqual([]);
			expect(warning).toContain('"Webhook Signing Secret"');
			expect(warning).toContain('"Accept Unsigned Events"');

			const open = await publish({ registration, options: { acceptUnsignedEvents: true } });
			expect(open).toEqual([expect.stringContaining('anybody who knows its URL')]);
			expect(await publish({ registration }, 'secret')).toEqual([]);
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
			const error = await failureOf(account.trigger({ n8nUrl, credential: remote }).call('create'));
			expect(error.message).toContain('it needs a public https:// address');
			expect(error.message).toContain('WEBHOOK_URL');
		});

		it('is accepted when the API itself is on this machine', async () => {
			const node = account.trigger({ n8nUrl: 'http://localhost:5678' });
			await node.call('create');
			expect(account.registered()).toHaveLength(1);
		});
	});

	describe('manual registration', () => {
		it('registers and removes nothing', async () => {
			const node = account.trigger({
				parameters: { registration: 'manual' },
				n8nUrl: 'http://localhost:5678',
			});
			expect(await node.call('checkExists')).toBe(true);
			await node.call('create');
			await node.call('delete');
			expect(account.requests()).toEqual([]);
		});
	});
});
