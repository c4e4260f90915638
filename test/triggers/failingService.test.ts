import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { ELSEWHERE, TestAccount } from './account';
import { failureOf, TestTrigger } from './support';

const account = TestAccount.use();

afterAll(() => nock.restore());

describe('The webhook trigger while the service fails', () => {
	describe('a failing service', () => {
		const lostAnswer = { method: 'POST', path: '/webhooks', dropAfter: true };

		it('is registered all the same when only the answer to POST is lost', async () => {
			account.sandbox.faults.set({ fail: [lostAnswer] });
			const node = account.trigger();
			await node.call('create');
			expect(account.registered()).toEqual([{ url: node.url, events: ['job.completed'] }]);
			expect(node.staticData.webhookId).toBe(account.sandbox.state.webhooks.all()[0].id);
		});

		it('fails with the reason when POST is refused, and remembers nothing', async () => {
			const body = { error: { message: 'Too many webhooks' } };
			account.sandbox.faults.set({
				fail: [{ method: 'POST', path: '/webhooks', status: 422, body }],
			});
			const node = account.trigger();
			expect((await failureOf(node.call('create'))).message).toContain('Too many webhooks');
			expect(account.registered()).toEqual([]);
			expect(node.staticData).toEqual({});
		});

		it('adopts later what it could not see at once', async () => {
			const node = account.trigger();
			const blind = { method: 'GET', path: '/webhooks', status: 400 };
			const take = account.sandbox.faults.take.bind(account.sandbox.faults);
			account.sandbox.faults.set({ fail: [lostAnswer] });
			const spy = jest
				.spyOn(account.sandbox.faults, 'take')
				.mockImplementation((method, path) =>
					method === 'GET' && account.registered().length > 0 ? blind : take(method, path),
				);
			expect((await failureOf(node.call('create'))).message).toContain('No answer');
			spy.mockRestore();
			expect(account.registered()).toHaveLength(1);
			expect(node.staticData).toEqual({});

			account.sandbox.faults.set({});
			expect(await node.call('checkExists')).toBe(true);
			expect(account.registered()).toHaveLength(1);
		});

		it.each(['activateOnce', 'activateStubbornly'] as const)(
			'has exactly one subscription in the end, with lost requests and answers on the way: %s',
			async (activate) => {
				account.sandbox.faults.set({
					fail: [
						{ ...lostAnswer, times: 2 },
						{ method: 'POST', path: '/webhooks', dropBefore: true, times: 1 },
					],
				});
				const node = account.trigger();
				for (let click = 0; click < 3; click++) await node[activate]().catch(() => undefined);
				expect(account.registered()).toEqual([{ url: node.url, events: ['job.completed'] }]);
				await node.call('delete');
				expect(account.registered()).toEqual([]);
			},
		);

		it('undoes the registration when it cannot look what became of it', async () => {
			const node = account.trigger();
			const posted = () => account.requests().includes('POST /webhooks');
			const take = jest
				.spyOn(account.sandbox.faults, 'take')
				.mockImplementation((method) => (method === 'GET' && posted() ? { status: 400 } : null));
			await failureOf(node.call('create'));
			take.mockRestore();

			expect(posted()).toBe(true);
			expect(account.registered()).toEqual([]);
			expect(node.staticData).toEqual({});
		});
	});

	describe('an answer to POST that confirms nothing', () => {
		const URL = 'https://n8n.example.com/webhook/odd-webhook/webhook?workflow=odd';

		it.each<[string, object | undefined, string[]]>([
			['nothing', undefined, []],
			['no ID', { url: URL, events: ['job.completed'] }, []],
			['another URL, which may be another’s', { id: 'whk_9', url: ELSEWHERE }, []],
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

		it('is not kept quiet when another process has removed what was registered', async () => {
			const ours = { id: 'whk_1', url: URL, events: ['job.completed'] };
			const theirs = { id: 'whk_2', url: URL, events: ['in other words'] };
			nock(BASE_URL)
				.get('/webhooks')
				.query(true)
				.reply(200, { webhooks: [ours, theirs] });
			nock(BASE_URL).delete('/webhooks/whk_2').reply(204);
			nock(BASE_URL).persist().get('/webhooks').query(true).reply(200, { webhooks: [] });
			const node = new TestTrigger({ id: 'odd' });
			const { message } = await failureOf(node.call('create'));
			nock.cleanAll();

			expect(message).toContain('at the same time');
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
});
