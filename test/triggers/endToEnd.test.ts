import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { Host } from './host';
import { TestTrigger } from './support';

const CREDENTIAL = { apiKey: 'sandbox-key', webhookSigningSecret: 'sandbox-webhook-secret' };

let sandbox: Sandbox;
let host: Host;
let triggers: TestTrigger[];
let n8nUrl: string;

beforeEach(async () => {
	sandbox = await startSandbox({ customers: 5 });
	triggers = [];
	host = new Host(triggers);
	n8nUrl = await host.listen();
});

afterEach(async () => {
	await sandbox.close();
	await host.close();
	expect(host.failures).toBe(0);
});

async function activate(parameters: INodeParameters): Promise<TestTrigger> {
	const credential = { ...CREDENTIAL, baseUrl: sandbox.url };
	const trigger = new TestTrigger({ parameters, credential, n8nUrl });
	triggers.push(trigger);
	await trigger.activateOnce();
	return trigger;
}

/** Makes a customer by the API, as any program would. */
async function createCustomer(): Promise<string> {
	const response = await fetch(`${sandbox.url}/customers`, {
		method: 'POST',
		headers: { Authorization: 'Token sandbox-key', 'Content-Type': 'application/json' },
		body: JSON.stringify({ first_name: 'Ann', email: 'ann@example.com' }),
	});
	const { id } = (await response.json()) as { id: string };
	await sandbox.webhooks.idle();
	return id;
}

describe('The webhook trigger from end to end', () => {
	it('a change in the service starts the workflow, from activation to deactivation', async () => {
		await createCustomer();
		const trigger = await activate({ events: ['customer.*'], options: { simplify: true } });
		const id = await createCustomer();
		expect(host.events).toMatchObject([{ event: 'customer.created', id, first_name: 'Ann' }]);

		await trigger.call('delete');
		await createCustomer();
		expect(host.executions).toHaveLength(1);
	});

	it('two workflows with different events each get their own', async () => {
		await activate({ events: ['customer.created'], options: { simplify: true } });
		await activate({ events: ['job.*'] });
		await createCustomer();
		expect(host.events).toMatchObject([{ event: 'customer.created' }]);
		expect(sandbox.state.deliveries).toHaveLength(1);
	});

	it('copies of a delivery start one execution', async () => {
		await activate({ events: ['customer.created'] });
		sandbox.faults.set({ webhooks: { copies: 4 } });
		await createCustomer();
		expect(sandbox.state.deliveries.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
		expect(host.executions).toHaveLength(1);
	});

	it('a delivery signed with another account’s secret is refused', async () => {
		const { url } = await activate({ events: ['*'] });
		const { id } = sandbox.state.customers.all()[0];
		const response = await fetch(`${sandbox.url}/_sandbox/events`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ event: 'customer.updated', id, url, secret: 'another' }),
		});
		expect(await response.json()).toMatchObject({ statuses: [401] });
		expect(host.executions).toEqual([]);
	});
});
