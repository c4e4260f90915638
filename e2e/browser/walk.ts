/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Customer } from '../../sandbox/state/model';
import { readExample } from '../../scripts/demo/workflows';
import { poll } from '../../tools/n8n/client';
import { DEFAULT_OWNER } from '../../tools/n8n/rest';
import type { WorkflowFile } from '../../tools/n8n/types';
import type { Stack } from '../../tools/stack';
import type { Screenshots } from './screenshots';
import { CredentialDialog } from './credentialDialog';
import { Editor } from './editor';
import { NodeCreator } from './nodeCreator';
import { SLOW_MS } from './open';
import { NodePanel } from './panel';
import type { Steps } from './steps';

interface Walk {
	stack: Stack;
	steps: Steps;
	screenshots: Screenshots;
	editor: Editor;
	creator: NodeCreator;
	credentials: CredentialDialog;
	panel: NodePanel;
}

const TYPED = 'housecall';
const NODE = 'Housecall Pro';
const START: WorkflowFile = {
	name: 'Made by hand',
	nodes: [
		{
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
	],
	connections: {},
};
const BY_HAND: WorkflowFile = {
	name: 'Told by Housecall Pro',
	nodes: [
		{
			name: 'Housecall Pro Trigger',
			type: 'n8n-nodes-housecall-pro.housecallProTrigger',
			typeVersion: 1.1,
			position: [0, 0],
			parameters: { events: ['job.completed', 'invoice.*'], registration: 'manual' },
			credentials: { housecallProApi: { id: null, name: 'Housecall Pro account' } },
		},
	],
	connections: {},
};
const POLLED: WorkflowFile = {
	name: 'Polled',
	nodes: [
		{
			name: 'Housecall Pro Polling Trigger',
			type: 'n8n-nodes-housecall-pro.housecallProPollingTrigger',
			typeVersion: 1.2,
			position: [0, 0],
			parameters: {
				pollTimes: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
				events: ['job.completed', 'invoice.overdue'],
				options: { maxEvents: 50 },
			},
			credentials: { housecallProApi: { id: null, name: 'Housecall Pro account' } },
		},
	],
	connections: {},
};
const NEW_CUSTOMER = { first_name: 'Odile', last_name: 'Brandt' };

/**
 * Does by hand, in n8n's editor, what somebody does who has just installed the package, holds what the editor
 * shows against the sandbox, and takes the pictures of the README on the way. n8n must have no credential of the
 * package yet.
 */
export async function walk(
	page: Page,
	stack: Stack,
	steps: Steps,
	screenshots: Screenshots,
): Promise<void> {
	const parts = {
		editor: new Editor(page, stack.n8n.url),
		creator: new NodeCreator(page),
		credentials: new CredentialDialog(page),
		panel: new NodePanel(page),
	};
	const here = { stack, steps, screenshots, ...parts };
	await startWorkflow(here);
	await fillInJob(here);
	await seeOutput(here);
	await readTrigger(here);
	await activateTrigger(here);
	await fetchTestEvent(here);
	await runExample(here);
}

/** Adds the node to a workflow, and its credential. */
async function startWorkflow(here: Walk): Promise<void> {
	const { stack, steps, screenshots, editor, creator, credentials } = here;
	await steps.take('Sign in', async () => {
		await editor.signIn(DEFAULT_OWNER);
		return DEFAULT_OWNER.email;
	});
	await steps.take('Add the node', async () => {
		const { id } = await stack.client.createWorkflow(START);
		await editor.openWorkflow(id);
		await editor.select(START.nodes[0].name);
		await creator.search(TYPED, NODE);
		await screenshots.save('node-creator', creator.panel, creator.found(NODE));
		await creator.openActions(NODE, 'Create a job');
		await creator.add('Create a job');
		return `found by typing "${TYPED}"`;
	});
	await steps.take('Make the credential', async () => {
		await credentials.create(stack.credential);
		const words = await credentials.test();
		await editor.noNotices();
		await screenshots.save('credential', credentials.dialog);
		await credentials.close();
		return words;
	});
}

/** Gives the job its first values, all of them from lists. */
async function fillInJob({ stack, steps, screenshots, panel }: Walk): Promise<void> {
	const { customers, tags } = stack.sandbox.state;
	const customer = customerToPick(customers.all());
	const name = nameOf(customer);

	await steps.take('Pick a customer', async () => {
		const typed = name.slice(0, 5).toLowerCase();
		const all = await panel.openRecords('customer_id');
		const found = await panel.searchRecords(typed, name);
		assert.ok(found.length < all.length, `"${typed}" leaves all ${all.length} in the list`);
		for (const one of found) assert.ok(one.toLowerCase().includes(typed), `"${typed}": ${one}`);
		await screenshots.save('customer-search', panel.fields, panel.listEnd);
		const shown = await panel.takeRecord('customer_id', name);
		return `${shown}, one of ${found.length} for "${typed}"`;
	});
	await steps.take('Pick an address', async () => {
		const streets = customer.addresses.map(({ street }) => String(street));
		const offered = await panel.openRecords('address_id', streets[1]);
		assert.deepEqual(offered.map((one) => one.split(',')[0]).sort(), [...streets].sort());
		await screenshots.save('customer-addresses', panel.fields, panel.listEnd);
		const shown = await panel.takeRecord('address_id', streets[1]);
		return `${shown}, one of the customer's ${offered.length}`;
	});
	await steps.take('Choose a tag', async () => {
		const all = tags.all().map((tag) => tag.name);
		await panel.add('Add Field', 'Tag Names or IDs');
		const offered = await panel.openChoices('tags', all[0]);
		assert.deepEqual([...offered].sort(), [...all].sort());
		await screenshots.save('account-tags', panel.fields, panel.listEnd);
		await panel.takeChoice('tags', all[0]);
		return `${all[0]}, one of the account's ${all.length}`;
	});
	await panel.close();
}

/** Sees the fields of a job before there is one, then runs the node and sees its item. */
async function seeOutput({
	stack,
	steps,
	screenshots,
	editor,
	creator,
	panel,
}: Walk): Promise<void> {
	await steps.take('See the output before a run', async () => {
		await editor.select('Create a job');
		await creator.search(TYPED, NODE);
		await creator.openActions(NODE, 'Get a job');
		await creator.add('Get a job');
		const fields = await panel.preview();
		for (const field of ['invoice_number', 'customer']) {
			assert.ok(fields.includes(field), `no ${field} among ${fields.join(', ')}`);
		}
		await screenshots.save('output-fields', panel.input, panel.inputField('email'));
		await panel.close();
		return `${fields.length} fields in sight`;
	});
	await steps.take('Run the node', async () => {
		const { jobs } = stack.sandbox.state;
		const before = jobs.size;
		await editor.openNode('Create a job');
		const count = await panel.execute();
		assert.equal(jobs.size, before + 1, 'jobs in the sandbox');
		requirePicked(stack);
		await panel.close();
		return count;
	});
}

/** Opens a trigger that is registered by hand, and finds what there is to do. */
async function readTrigger({ stack, steps, screenshots, editor, panel }: Walk): Promise<void> {
	await steps.take('Read the trigger', async () => {
		const workflow = await stack.client.createWorkflow(BY_HAND);
		await editor.openWorkflow(workflow.id);
		await editor.openNode(BY_HAND.nodes[0].name);
		const urls = await panel.webhookUrls();
		assert.ok(urls.startsWith(`${stack.n8n.url}/webhook`), urls);
		await panel.fields.getByText('App Store → Webhooks').first().waitFor();
		await screenshots.save('trigger-node', panel.window);
		await panel.close();
		return urls;
	});
}

/** Publishes the example with the trigger, lets an event come and finds its execution in the list. */
async function activateTrigger({ stack, steps, screenshots, editor }: Walk): Promise<void> {
	const { client, credential, sandbox } = stack;
	const { id } = await client.createWorkflow(await readExample('demo-new-customer-trigger.json'));
	await steps.take('Activate the trigger', async () => {
		await editor.openWorkflow(id);
		await editor.publish();
		const registered = async () => sandbox.state.webhooks.all().at(0);
		const { events, url } = await poll('the subscription', SLOW_MS, registered);
		assert.deepEqual(events, ['customer.created']);
		assert.ok(url.startsWith(`${stack.n8n.url}/webhook/`), url);
		return `subscribed to ${events.join(', ')}`;
	});
	await steps.take('See an execution arrive', async () => {
		const response = await fetch(`${sandbox.url}/customers`, {
			method: 'POST',
			headers: {
				Authorization: `Token ${String(credential.data.apiKey)}`,
				'Content-Type': 'application/json',
			},
			body: JSON.stringify(NEW_CUSTOMER),
		});
		assert.equal(response.status, 201);
		const words = await editor.succeededExecution(id);
		await screenshots.save('trigger-execution');
		return words;
	});
}

/** Opens the polling trigger, light and dark, and lets it show what its events look like. */
async function fetchTestEvent({ stack, steps, screenshots, editor, panel }: Walk): Promise<void> {
	const [{ name }] = POLLED.nodes;
	await steps.take('Fetch a test event by polling', async () => {
		const { id } = await stack.client.createWorkflow(POLLED);
		await editor.openWorkflow(id);
		await screenshots.save('polling-canvas', editor.node(name));
		await editor.openNode(name);
		const count = await panel.execute();
		await editor.noNotices();
		await screenshots.save('polling-node', panel.window);
		await editor.paint('dark');
		await screenshots.save('polling-node-dark', panel.window);
		await panel.close();
		await screenshots.save('polling-canvas-dark', editor.node(name));
		await editor.paint('light');
		return count;
	});
}

/** Runs the example with the actions and looks into one of its nodes. */
async function runExample({ stack, steps, screenshots, editor, panel }: Walk): Promise<void> {
	await steps.take('Run the example', async () => {
		const workflow = await stack.client.createWorkflow(
			await readExample('demo-customer-to-job.json'),
		);
		const nodes = workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		await editor.openWorkflow(workflow.id);
		await editor.execute(nodes.map(({ name }) => name));
		await editor.noNotices();
		await editor.openNode('Create a job');
		await screenshots.save('action-node', panel.window);
		await panel.close();
		return `${nodes.length} nodes`;
	});
}

/** The newest job is of whom, where and how it was picked. */
function requirePicked({ sandbox: { state } }: Stack): void {
	const job = state.jobs.all().at(-1);
	const customer = customerToPick(state.customers.all());
	assert.equal(job?.customer_id, customer.id);
	assert.equal(job.address_id, customer.addresses[1].id);
	assert.deepEqual(job.tags, [state.tags.all()[0].name]);
}

function customerToPick(customers: Customer[]): Customer {
	const customer = customers.find(({ addresses }) => addresses.length > 1);
	assert.ok(customer, 'nobody in the sandbox has two addresses');
	return customer;
}

function nameOf({ first_name, last_name }: Customer): string {
	return `${first_name} ${last_name}`;
}
