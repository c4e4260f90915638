import type { WorkflowActivateMode } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { TestAccount } from './account';
import { failureOf, TestTrigger } from './support';

/*
 * n8n 2.40 and later call delete after a registration that failed. Only when that does not throw will they
 * call checkExists and create at the next activation.
 */

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ customers: 3 });
});

afterAll(async () => await sandbox.close());

beforeEach(() => {
	jest.restoreAllMocks();
	sandbox.state.reset();
	sandbox.faults.set({});
});

const trigger = (apiKey = 'sandbox-key') =>
	new TestTrigger({ credential: { apiKey, baseUrl: sandbox.url } });

const breakDown = () =>
	sandbox.faults.set({ fail: [{ path: '/webhooks', status: 400, body: { message: 'Away' } }] });

describe('A failed activation', () => {
	it.each(['checkExists', 'create'] as const)(
		'delete does not throw after %s has failed, however little the service answers',
		async (hook) => {
			const node = trigger();
			breakDown();
			await failureOf(node.call(hook));
			await expect(node.call('delete')).resolves.toBe(true);
		},
	);

	it('nor when the API key is wrong', async () => {
		const node = trigger('not-the-key');
		await failureOf(node.call('checkExists'));
		await expect(node.call('delete')).resolves.toBe(true);
	});

	it.each(['checkExists', 'create'] as const)(
		'nor when something was registered before and could not be removed: %s',
		async (hook) => {
			const node = trigger();
			await node.call('create');
			const [{ id }] = sandbox.state.webhooks.all();
			breakDown();
			await failureOf(node.call('delete'));
			await failureOf(node.call(hook));
			await expect(node.call('delete')).resolves.toBe(true);

			sandbox.faults.set({});
			expect(await node.call('checkExists')).toBe(true);
			expect(node.staticData.webhookId).toBe(id);
			expect(sandbox.state.webhooks.size).toBe(1);
		},
	);

	const AT_START = { activation: 'init' } as const;

	it('leaves what is registered after a start that failed, until the workflow is deactivated', async () => {
		const node = trigger();
		await node.call('create');
		await node.call('checkExists', AT_START);
		sandbox.faults.set({ fail: [{ method: 'GET', path: '/webhooks', status: 400, times: 1 }] });
		await failureOf(node.call('checkExists', AT_START));
		const remembered = { ...node.staticData, webhookId: 'whk_1' };
		Object.assign(node.staticData, remembered);
		await node.call('delete');
		expect(sandbox.state.webhooks.size).toBe(1);
		expect(node.staticData).toEqual(remembered);

		await node.call('delete');
		expect(sandbox.state.webhooks.size).toBe(0);
	});

	it('removes what is registered some time after a start that failed', async () => {
		const node = trigger();
		await node.call('create');
		await node.call('checkExists', AT_START);
		breakDown();
		await failureOf(node.call('checkExists', AT_START));
		sandbox.faults.set({});
		const now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now + 5_000);
		await node.call('delete');
		expect(sandbox.state.webhooks.size).toBe(0);
	});

	/*
	 * n8n up to 2.39 then calls delete for every trigger of the workflow, with static data from the database. n8n 2.40 and
	 * later call it for the one that failed, with the static data of its check.
	 */
	describe('when another trigger of the workflow failed', () => {
		/** The subscription was made by an n8n that has been restarted since. */
		const registeredEarlier = async () => {
			const node = trigger();
			await TestAccount.register(sandbox, node.url, ['job.completed']);
			return node;
		};

		const failBeside = async (node: TestTrigger, activation: WorkflowActivateMode) => {
			const other = trigger('not-the-key');
			other.workflow = other.load(String(node.workflow.id));
			await failureOf(other.call('checkExists', { activation }));
			return other;
		};

		const rollBackAll = async (node: TestTrigger, other: TestTrigger) => {
			for (const each of [node, other]) {
				await each.call('delete', { workflow: each.load(String(node.workflow.id)) });
			}
		};

		it('at the start of n8n up to 2.39, undoes what it has just registered', async () => {
			const node = trigger();
			await node.call('create', AT_START);
			await rollBackAll(node, await failBeside(node, 'init'));
			expect(sandbox.state.webhooks.size).toBe(0);
		});

		it.each([true, false])(
			'at the start of n8n up to 2.39, leaves what was in order, checked before: %s',
			async (isChecked) => {
				const node = await registeredEarlier();
				if (isChecked) await node.call('checkExists', AT_START);
				const other = await failBeside(node, 'init');
				await rollBackAll(node, other);
				expect(sandbox.state.webhooks.size).toBe(1);

				await rollBackAll(node, other);
				expect(sandbox.state.webhooks.size).toBe(0);
			},
		);

		it.each(['activate', 'update'] as const)(
			'at a publication in n8n up to 2.39, which is undone, removes what was registered: %s',
			async (activation) => {
				const node = await registeredEarlier();
				await node.call('checkExists', { activation });
				await rollBackAll(node, await failBeside(node, activation));
				expect(sandbox.state.webhooks.size).toBe(0);
			},
		);

		it.each(['activate', 'update', 'init', 'leadershipChange'] as const)(
			'in n8n 2.40 and later, removes what was registered when it is unpublished at once: %s',
			async (activation) => {
				const node = await registeredEarlier();
				const other = await failBeside(node, activation);
				await other.call('delete');
				expect(sandbox.state.webhooks.size).toBe(1);

				await node.call('delete');
				await other.call('delete');
				expect(sandbox.state.webhooks.size).toBe(0);
			},
		);
	});

	it('removes what was registered after a check that failed', async () => {
		const node = trigger();
		sandbox.faults.set({ fail: [{ method: 'GET', path: '/webhooks', status: 400, times: 1 }] });
		await failureOf(node.call('checkExists'));
		await node.call('create');
		await node.call('delete');
		expect(sandbox.state.webhooks.size).toBe(0);
	});

	it('removes what a failed registration has left, where it can', async () => {
		const node = trigger();
		await node.call('create');
		sandbox.faults.set({ fail: [{ method: 'GET', path: '/webhooks', status: 400, times: 1 }] });
		await failureOf(node.call('create'));
		await node.call('delete');
		expect(sandbox.state.webhooks.size).toBe(0);
	});

	it.each([{}, { webhookId: 'whk_1' }])(
		'leaves the registration of another workflow with the same URL, whatever it remembers: %j',
		async (remembered) => {
			const node = trigger();
			await node.call('create');
			const copy = node.load('copy');
			const { name } = node.currentNode;
			const memory = copy.getStaticData('node', copy.getNode(name) ?? undefined);
			Object.assign(memory, remembered);

			await node.call('delete', { workflow: copy });
			expect(sandbox.state.webhooks.size).toBe(1);
			expect(memory).toEqual({});

			await node.call('delete');
			expect(sandbox.state.webhooks.size).toBe(0);
		},
	);
});
