/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { NodeHelpers, type INode, type INodeTypeDescription } from 'n8n-workflow';
import { name as packageName } from '../../../package.json';
import type { Table } from '../../../tools/table';
import type { WorkflowFile } from '../../../tools/n8n/types';
import type { Stack } from '../../../tools/stack';

/** Stored by version 0.2.0. Never edited: it stands for the workflows that users have. */
const FILE = path.resolve(__dirname, '../../../test/package/workflow-0.2.0.json');

/** A workflow of version 0.2.0 opens without loss and without issues, runs, and can be activated. */
export async function checkOldWorkflow({ client }: Stack, table: Table): Promise<void> {
	const file = JSON.parse(await readFile(FILE, 'utf8')) as WorkflowFile;
	const types = await client.nodeTypes(`${packageName}.`);
	const workflow = await client.createWorkflow(file);
	const own = workflow.nodes.filter(({ type }) => type.startsWith(`${packageName}.`));
	for (const node of own) opensAsStored(node, typeOf(node, types));

	const execution = await client.run(workflow.id, 'Start');
	assert.equal(execution.status, 'success', execution.error?.message);
	const regular = own.filter(({ type }) => !type.endsWith('Trigger'));
	const idle = regular.filter(({ name }) => !execution.runData[name]).map(({ name }) => name);
	assert.deepEqual(idle, [], 'nodes that did not run');

	await client.activate(workflow.id);
	await client.deactivate(workflow.id);
	table.passed('Workflow of 0.2.0 opens and runs', `${own.length} nodes`);
}

function typeOf({ type, typeVersion }: INode, types: INodeTypeDescription[]) {
	const found = types.find(
		({ name, version }) => name === type && [version].flat().includes(typeVersion),
	);
	assert.ok(found, `n8n has no ${type} of version ${typeVersion}`);
	return found;
}

/** The editor drops a parameter that it does not find in the description, without a word. */
function opensAsStored(node: INode, description: INodeTypeDescription): void {
	const { properties } = description;
	const { parameters } = node;
	const shown = NodeHelpers.getNodeParameters(
		properties,
		parameters,
		false,
		false,
		node,
		description,
	);
	assert.deepEqual(shown, parameters, `"${node.name}" opens with other parameters`);
	const issues = NodeHelpers.getNodeParametersIssues(properties, node, description);
	assert.equal(issues, null, `"${node.name}": ${JSON.stringify(issues)}`);
}
