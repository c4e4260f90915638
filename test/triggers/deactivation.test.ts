import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { ELSEWHERE, TestAccount } from './account';
import { failureOf, TestTrigger } from './support';

const account = TestAccount.use();

afterAll(() => nock.restore());

describe('The webhook trigger’s deactivation', () => {
	describe('deactivation', () => {
		it('removes its subscription and forgets it', async () => {
			const node = account.trigger();
			await node.call('create');
			await node.call('delete');
			expect(account.registered()).toEqual([]);
			expect(node.staticData).toEqual({});
		});

		it('does nothing where nothing is registered, and calls that done', async () => {
			await expect(account.trigger({ parameters: { events: [] } }).call('delete')).resolves.toBe(
				true,
			);
			expect(account.requests()).toEqual(['GET /webhooks']);
		});

		it('is done when the subscription is gone already', async () => {
			const node = account.trigger();
			await node.call('create');
			account.sandbox.faults.set({
				fail: [
					{ method: 'DELETE', status: 404, body: { error: { message: 'Webhook not found' } } },
				],
			});
			await expect(node.call('delete')).resolves.toBe(true);
			expect(node.staticData).toEqual({});
			expect(node.warnings).toEqual([]);
		});

		it('warns where the account does not know the subscription, which may be in another one', async () => {
			const node = account.trigger();
			await node.call('create');
			const { webhookId } = node.staticData;
			account.sandbox.state.reset();

			await expect(node.call('delete')).resolves.toBe(true);
			expect(node.warnings).toEqual([expect.stringContaining(`${webhookId} was not found`)]);
			expect(node.staticData).toEqual({});
		});

		it('finds by its URL what it does not remember', async () => {
			const node = account.trigger();
			await account.subscribe(node.url, ['job.completed']);
			await node.call('delete');
			expect(account.registered()).toEqual([]);
		});

		it('leaves a subscription that points elsewhere, even under the remembered ID', async () => {
			const node = account.trigger();
			await node.call('create');
			const [ours] = account.sandbox.state.webhooks.all();
			ours.url = ELSEWHERE;
			const others = [`${ELSEWHERE}/other`, `${node.url}/other`, `${node.url}?via=proxy`];
			for (const url of others) await account.subscribe(url, ['job.completed']);

			await node.call('delete');
			expect(account.registered().map(({ url }) => url)).toEqual([ELSEWHERE, ...others]);
		});

		it('removes by its ID what the service does not list', async () => {
			const node = new TestTrigger({});
			const deleted: string[] = [];
			nock(BASE_URL).persist().get('/webhooks').query(true).reply(200, { webhooks: [] });
			nock(BASE_URL).post('/webhooks').reply(201, { id: 'whk_1', url: node.url });
			nock(BASE_URL)
				.delete(/^\/webhooks\//)
				.reply((uri) => (deleted.push(uri), [204]));

			await node.call('create');
			await node.call('delete');
			nock.cleanAll();

			expect(deleted).toEqual(['/webhooks/whk_1']);
			expect(node.staticData).toEqual({});
			expect(node.warnings).toEqual([]);
		});

		it.each(['GET', 'DELETE'])(
			'throws and remembers while the service fails at %s',
			async (method) => {
				const node = account.trigger();
				await node.call('create');
				const { webhookId } = node.staticData;
				account.sandbox.faults.set({
					fail: [{ method, path: '/webhooks', status: 503, times: 3 }],
				});

				await failureOf(node.call('delete'));
				expect(node.staticData.webhookId).toBe(webhookId);
				await node.call('delete');
				expect(account.registered()).toEqual([]);
				expect(node.staticData).toEqual({});
			},
		);
	});

	describe('neighbours', () => {
		it('do not touch each other’s subscriptions', async () => {
			const [one, two] = [account.trigger(), account.trigger()];
			await one.call('create');
			await two.call('create');
			expect(account.registered()).toHaveLength(2);
			await one.call('delete');
			expect(account.registered()).toEqual([{ url: two.url, events: ['job.completed'] }]);
			expect(await two.call('checkExists')).toBe(true);
		});

		it.each([
			['its own static data', false],
			['the active workflow’s static data', true],
		])('a test run, with %s, leaves the active workflow alone', async (_, shared) => {
			const node = account.trigger();
			await node.activateOnce();
			const workflow = shared ? node.workflow : new TestTrigger({ id: node.workflow.id }).workflow;

			expect(await node.call('checkExists', { isTest: true, workflow })).toBe(false);
			await node.call('create', { isTest: true, workflow });
			expect(account.registered().map(({ url }) => url)).toEqual([node.url, node.testUrl]);
			await node.call('delete', { isTest: true, workflow });
			expect(account.registered().map(({ url }) => url)).toEqual([node.url]);

			expect(await node.call('checkExists')).toBe(true);
			await node.call('delete');
			expect(account.registered()).toEqual([]);
		});
	});
});
