import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
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

it('leaves what is registered after a look that failed, until the workflow is deactivated', async () => {
	const node = trigger();
	await node.call('create');
	await node.call('checkExists');
	sandbox.faults.set({ fail: [{ method: 'GET', path: '/webhooks', status: 400, times: 1 }] });
	await failureOf(node.call('checkExists'));
	const remembered = { ...node.staticData, webhookId: 'whk_1' };
	Object.assign(node.staticData, remembered);
	await node.call('delete');
	expect(sandbox.state.webhooks.size).toBe(1);
	expect(node.staticData).toEqual(remembered);

	await node.call('delete');
	expect(sandbox.state.webhooks.size).toBe(0);
});

it('removes what is registered some time after a look that failed', async () => {
	const node = trigger();
	await node.call('create');
	await node.call('checkExists');
	breakDown();
	await failureOf(node.call('checkExists'));
	sandbox.faults.set({});
	const now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => now + 5_000);
	await node.call('delete');
	expect(sandbox.state.webhooks.size).toBe(0);
});

describe('when another trigger of the workflow could not look', () => {
	const failBeside = async (node: TestTrigger) => {
		const other = trigger();
		other.workflow = other.load(String(node.workflow.id));
		breakDown();
		await failureOf(other.call('checkExists'));
		sandbox.faults.set({});
		await node.call('delete');
		await other.call('delete');
	};

	it('undoes what it has just registered', async () => {
		const node = trigger();
		await node.call('create');
		await failBeside(node);
		expect(sandbox.state.webhooks.size).toBe(0);
	});

	it('leaves what it has found in order', async () => {
		const node = trigger();
		await node.call('create');
		await node.call('checkExists');
		await failBeside(node);
		expect(sandbox.state.webhooks.size).toBe(1);
	});
});

it('removes what was registered after a look that failed', async () => {
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
