/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Table } from '../../tools/table';
import type { ExampleRig } from '../examples/rig';
import { connectMcp, textOf, use } from './client';
import { checkWhatIsLeftOut } from './leftOut';

const TOKEN = 'a-long-random-token';
const FILE = 'ai-tools-over-mcp.json';

/** What an AI gets of a job, whatever else the service says about it. */
const JOB = [
	...['id', 'invoice_number', 'description', 'work_status', 'canceled_at', 'deleted_at'],
	...['customer_id', 'customer_name', 'customer_phone', 'customer_email', 'address'],
	...['scheduled_start', 'scheduled_end', 'arrival_window'],
	...['on_my_way_at', 'started_at', 'completed_at'],
	...['assigned_employees', 'total_amount', 'outstanding_balance', 'tags'],
];

const PLACE = { street: '12 Harbor Way', city: 'San Diego', state: 'CA', zip: '92101' };

/** The tools of the example, as an AI application sees and uses them over MCP. */
export async function checkMcpTools(rig: ExampleRig, table: Table): Promise<void> {
	const { client: n8n } = rig.stack;
	const token = { name: 'MCP token', type: 'httpBearerAuth', data: { token: TOKEN } };
	const { id: credential } = await n8n.createCredential(token);
	const { id: workflow } = await rig.activate(FILE);
	const url = `${rig.stack.n8n.url}/mcp/housecall-pro`;
	await assert.rejects(connectMcp(url, 'guessed'), 'a wrong token opened the server');
	const client = await connectMcp(url, TOKEN);
	try {
		assert.ok(client.getInstructions(), 'the server gives no instructions');
		await checkDescriptions(client, table);
		await checkUse(client, rig, table);
		await n8n.deactivate(workflow);
		await checkWhatIsLeftOut(rig, table, TOKEN);
	} finally {
		await client.close();
		await rig.deleteWorkflows();
		await n8n.deleteCredential(credential);
	}
}

/** Every tool and every parameter says what it is for. */
async function checkDescriptions(client: Client, table: Table): Promise<void> {
	const { tools } = await client.listTools();
	assert.deepEqual(tools.map(({ name }) => name).sort(), [
		'Create_job',
		'Find_customer',
		'Get_job',
		'List_jobs',
		'Search_customers',
	]);
	for (const { name, description = '', inputSchema } of tools) {
		assert.match(description, /^[A-Z][a-z]+ .{10,}/, `Description of ${name}`);
		const parameters = Object.entries(inputSchema.properties ?? {});
		for (const [parameter, schema] of parameters) {
			const { description: text } = schema as { description?: string };
			assert.ok(text, `${parameter} of ${name} has no description`);
		}
		table.passed(name, `${description} (${parameters.map(([key]) => key).join(', ')})`);
	}
}

/** A customer is found, a job made for them and read back, in small records. */
async function checkUse(client: Client, rig: ExampleRig, table: Table): Promise<void> {
	const { state } = rig.stack.sandbox;
	const known = state.customers.find((one) => one.mobile_number !== null && one.email !== null);
	assert.ok(known?.mobile_number, 'no customer of the sandbox has a mobile number');
	const phone = known.mobile_number.replace(/^(...)(...)/, '+1 ($1) $2-');

	const [found, ...others] = await use(client, 'Find_customer', { phone });
	assert.equal(found.id, known.id);
	assert.equal(others.length, 0);
	table.passed('Customer found by phone', `${phone} is ${String(found.name)}, ${known.id}`);
	assert.deepEqual(await use(client, 'Find_customer', { email: 'nobody@example.com' }), []);
	const byEmail = await use(client, 'Search_customers', { search: known.email, limit: 3 });
	assert.deepEqual(
		byEmail.map(({ id }) => id),
		[known.id],
	);

	const day = { start: '2031-05-06T09:00:00Z', end: '2031-05-06T11:00:00Z' };
	const order = { customer_id: known.id, ...PLACE, notes: 'Check the boiler', ...day };
	const [made] = await use(client, 'Create_job', order);
	const job = state.jobs.get(String(made.id));
	assert.equal(job?.customer_id, known.id);
	assert.equal(job.schedule.scheduled_start, day.start);
	assert.equal(job.notes[0].content, order.notes);
	const place = state.customers.get(known.id)?.addresses.find(({ id }) => id === job.address_id);
	assert.equal(place?.street, PLACE.street);
	table.passed('Job created', `${job.id} at ${PLACE.street}`);

	const [read] = await use(client, 'Get_job', { job_id: job.id });
	assert.deepEqual(Object.keys(read).sort(), [...JOB].sort());
	assert.deepEqual(read, made);
	const listed = await use(client, 'List_jobs', { from: day.start, until: day.end });
	assert.deepEqual(listed, [read]);
	table.passed('Job read back', `${JSON.stringify(read).length} characters`);

	await checkRefusal(client, table);
}

/** What is wrong is said to the AI in words that it can act on. */
async function checkRefusal(client: Client, table: Table): Promise<void> {
	const text = await textOf(client, 'Get_job', { job_id: 'job_unknown' });
	assert.match(text, /found no such record/);
	assert.doesNotMatch(text, /<[a-z]+>/, 'markup in an error');
	table.passed('Unknown job', text.split('\n')[0]);
}
