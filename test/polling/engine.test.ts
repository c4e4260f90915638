import type { IDataObject } from 'n8n-workflow';

import { forgetProcess } from '../../nodes/HousecallPro/triggers/polling/processMemory';
import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { PolledNode } from './polledNode';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ customers: 20 });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.state.reset();
	sandbox.faults.set({});
	sandbox.log.clear();
	forgetProcess();
});

async function request(method: string, path: string, body: object): Promise<IDataObject> {
	const headers = { Authorization: 'Token sandbox-key', 'Content-Type': 'application/json' };
	const options = { method, headers, body: JSON.stringify(body) };
	const response = await fetch(sandbox.url + path, options);
	return (await response.json()) as IDataObject;
}

const createCustomer = async () =>
	await request('POST', '/customers', { first_name: 'Ada', email: 'ada@example.com' });

describe('the polling trigger in n8n’s own context', () => {
	it('begins with nothing, then tells what happens in the sandbox', async () => {
		const node = new PolledNode(sandbox.url, { events: ['customer.*'] });
		expect(await node.poll()).toBeNull();
		const { id } = await createCustomer();
		const items = await node.poll();
		expect(items).toHaveLength(1);
		expect(items?.[0]).toMatchObject({
			event: 'customer.created',
			event_id: `customer.created/${String(id)}`,
			source: 'poll',
			company_id: sandbox.state.company.id,
			customer: { id, first_name: 'Ada' },
		});
		expect(await node.poll()).toBeNull();
	});

	it('goes on from its static data in another process', async () => {
		const node = new PolledNode(sandbox.url, { events: ['customer.created'] });
		await node.poll();
		const stored = JSON.stringify(node.staticData);
		await createCustomer();
		forgetProcess();
		expect(JSON.stringify(node.staticData)).toBe(stored);
		expect(await node.poll()).toHaveLength(1);
	});

	it('does not begin in the past once more when it is renamed', async () => {
		const startFrom = new Date(Date.now() - 60_000).toISOString();
		const parameters = { events: ['customer.created'], options: { startFrom } };
		await createCustomer();
		const node = new PolledNode(sandbox.url, parameters);
		expect(await node.poll()).toHaveLength(1);
		const { staticData } = node.workflow;
		const stored = JSON.parse(JSON.stringify(staticData)) as IDataObject;
		forgetProcess();
		const renamed = new PolledNode(sandbox.url, parameters, 'Renamed', stored);
		expect(await renamed.poll()).toBeNull();
		await createCustomer();
		expect(await renamed.poll()).toHaveLength(1);
	});

	it('reads every list of the sandbox, with at most ten requests', async () => {
		const node = new PolledNode(sandbox.url, { events: ['*'] });
		expect(await node.poll()).toBeNull();
		sandbox.log.clear();
		expect(await node.poll()).toBeNull();
		expect(sandbox.log.entries.length).toBeLessThanOrEqual(10);
		expect(sandbox.log.entries.filter(({ status }) => status !== 200)).toEqual([]);
		expect(JSON.stringify(node.staticData).length).toBeLessThan(40_000);
	});

	it('simplifies, and reads the full record', async () => {
		// expressions give texts
		const options = { simplify: 'yes', fetchFullRecord: 'TRUE' };
		const node = new PolledNode(sandbox.url, { events: ['customer.created'], options });
		await node.poll();
		const { id } = await createCustomer();
		expect(await node.poll()).toEqual([
			expect.objectContaining({ id, event: 'customer.created', attachments: [], source: 'poll' }),
		]);
	});

	it('shows a real record in a test run, with at most three requests, and leaves the state alone', async () => {
		const node = new PolledNode(sandbox.url, { events: ['*'] });
		const items = await node.poll('manual');
		expect(items?.map(({ event }) => event)).toEqual(
			expect.arrayContaining(['job.created', 'job.completed', 'customer.created']),
		);
		expect(new Set(items?.map(({ event }) => event)).size).toBe(items?.length);
		expect(sandbox.log.entries).toHaveLength(3);
		expect(node.staticData).toEqual({});
		expect(await node.poll()).toBeNull();
	});

	it('shows an appointment in a test run', async () => {
		const node = new PolledNode(sandbox.url, { events: ['job.appointment.rescheduled'] });
		const [item] = (await node.poll('manual')) ?? [];
		expect(item.event).toBe('job.appointment.rescheduled');
		expect(item.appointment).toHaveProperty('start_time');
	});
});
