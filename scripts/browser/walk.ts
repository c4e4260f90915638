/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Table } from '../demo/table';
import { readExample } from '../demo/workflows';
import { poll } from '../n8n/client';
import { DEFAULT_OWNER } from '../n8n/rest';
import type { WorkflowFile } from '../n8n/types';
import type { Stack } from '../stack';
import { Editor } from './editor';
import { NodePanel } from './panel';

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
const SUBSCRIPTION_TIMEOUT_MS = 60_000;
const NEW_CUSTOMER = { first_name: 'Odile', last_name: 'Brandt' };

/**
 * Does by hand, in n8n's editor, what somebody does who has just installed the package, and holds what the editor
 * shows against the sandbox. n8n must have no credential of the package yet.
 */
export async function walk(page: Page, stack: Stack, table: Table): Promise<void> {
	const editor = new Editor(page, stack.n8n.url);
	await editor.signIn(DEFAULT_OWNER);
	await buildJob(editor, stack, table);
	await seeOutput(editor, stack, table);
	await activateTrigger(editor, stack, table);
}

/** Adds the node, its credential and its first values, all of them from lists. */
async function buildJob(editor: Editor, stack: Stack, table: Table): Promise<void> {
	const { client, credential, sandbox } = stack;
	const { id } = await client.createWorkflow(START);
	await editor.openWorkflow(id);
	await editor.select(START.nodes[0].name);
	await editor.addAction(TYPED, NODE, 'Create a job');
	table.passed('Node added', `found by typing "${TYPED}"`);

	const panel = new NodePanel(editor.page);
	table.passed('Credential made', await panel.createCredential(credential));

	const customer = sandbox.state.customers.all().find(({ addresses }) => addresses.length > 1);
	assert.ok(customer, 'nobody in the sandbox has two addresses');
	const name = `${customer.first_name} ${customer.last_name}`;
	const typed = name.slice(0, 5).toLowerCase();
	const people = await panel.pick('customer_id', name, typed);
	table.passed('Customer picked', `${name}, one of ${people.length} for "${typed}"`);

	const streets = await panel.pick('address_id', String(customer.addresses[1].street));
	const offered = streets.map((street) => street.split(',')[0]).sort();
	assert.deepEqual(offered, customer.addresses.map(({ street }) => street).sort());
	table.passed('Address picked', `one of the customer's ${streets.length}`);

	await panel.add('Add Field', 'Tag Names or IDs');
	const tags = sandbox.state.tags.all().map((tag) => tag.name);
	assert.deepEqual((await panel.choose('tags', tags[0])).sort(), [...tags].sort());
	table.passed('Tag chosen', `${tags[0]}, one of the account's ${tags.length}`);
	await editor.closeNode();
}

/** Sees the fields of a job before there is one, then runs the node and sees its item. */
async function seeOutput(editor: Editor, { sandbox }: Stack, table: Table): Promise<void> {
	const panel = new NodePanel(editor.page);
	await editor.select('Create a job');
	await editor.addAction(TYPED, NODE, 'Get a job');
	const fields = await panel.preview();
	for (const field of ['invoice_number', 'customer']) {
		assert.ok(fields.includes(field), `the preview has no ${field}: ${fields.join(', ')}`);
	}
	table.passed('Output fields shown before a run', `${fields.length} in sight`);
	await editor.closeNode();

	await editor.openNode('Create a job');
	const before = sandbox.state.jobs.size;
	const count = await panel.execute();
	assert.equal(sandbox.state.jobs.size, before + 1, 'the sandbox has no new job');
	table.passed('Node run', count);
	await editor.closeNode();
}

/** Publishes the example with the trigger, lets an event come and finds its execution in the list. */
async function activateTrigger(editor: Editor, stack: Stack, table: Table): Promise<void> {
	const { client, credential, sandbox } = stack;
	const { id } = await client.createWorkflow(await readExample('demo-new-customer-trigger.json'));
	await editor.openWorkflow(id);
	await editor.publish();
	const registered = async () => sandbox.state.webhooks.all().at(0);
	const { events } = await poll('the subscription', SUBSCRIPTION_TIMEOUT_MS, registered);
	table.passed('Trigger activated', `subscribed to ${events.join(', ')}`);

	const response = await fetch(`${sandbox.url}/customers`, {
		method: 'POST',
		headers: {
			Authorization: `Token ${String(credential.data.apiKey)}`,
			'Content-Type': 'application/json',
		},
		body: JSON.stringify(NEW_CUSTOMER),
	});
	assert.equal(response.status, 201);
	table.passed('Execution arrived', await editor.succeededExecution(id));
}
