/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../../tools/n8n/types';
import type { Table } from '../../tools/table';
import type { ExampleRig } from '../examples/rig';
import { connectMcp, use } from './client';

const PATH = 'fields-of-a-model';

const UPDATE: INodeParameters = {
	resource: 'material',
	operation: 'update',
	material_uuid: "={{ $fromAI('material', 'UUID of the material', 'string') }}",
};

/** A number and a switch as the editor's button lets a model define them. */
const BY_BUTTON: INodeParameters = {
	name: "={{ $fromAI('name', 'Name', 'string') }}",
	price: "={{ $fromAI('price', 'Price in dollars', 'number') }}",
	taxable: "={{ $fromAI('taxable', 'Whether it is taxed', 'boolean') }}",
};

const TOOLS: Record<string, INodeParameters> = {
	'Change material': {
		...UPDATE,
		updateFields: {
			...BY_BUTTON,
			fieldsToChange: "={{ $fromAI('fields', 'Names of the fields to change', 'string') }}",
		},
	},
	'Change material by texts': {
		...UPDATE,
		updateFields: {
			name: BY_BUTTON.name,
			price: "={{ $fromAI('price', 'Price in dollars, or empty', 'string') }}",
			taxable: "={{ $fromAI('taxable', 'yes, no, or empty', 'string') }}",
		},
	},
};

function workflow(): WorkflowFile {
	const server: WorkflowFile['nodes'][number] = {
		name: 'Server',
		type: '@n8n/n8n-nodes-langchain.mcpTrigger',
		typeVersion: 2.1,
		position: [0, 0],
		parameters: { authentication: 'bearerAuth', path: PATH },
		credentials: { httpBearerAuth: { id: null, name: 'MCP token' } },
	};
	const tools = Object.entries(TOOLS).map(([name, parameters], index) => ({
		name,
		type: 'n8n-nodes-housecall-pro.housecallProTool',
		typeVersion: 1,
		position: [index * 160, 200] as [number, number],
		parameters: { descriptionType: 'manual', toolDescription: `${name} here`, ...parameters },
		credentials: { housecallProApi: { id: null, name: 'Housecall Pro account' } },
	}));
	const toServer = { ai_tool: [[{ node: server.name, type: 'ai_tool' as const, index: 0 }]] };
	return {
		name: 'Fields of a model',
		nodes: [server, ...tools],
		connections: Object.fromEntries(tools.map(({ name }) => [name, toServer])),
	};
}

/**
 * A model must fill in every number and switch. A rename leaves price and tax alone where the model names what it
 * changes, or where number and switch are asked for as texts.
 */
export async function checkWhatIsLeftOut(
	rig: ExampleRig,
	table: Table,
	token: string,
): Promise<void> {
	const { client: n8n, sandbox } = rig.stack;
	const { id } = await rig.storeWorkflow(workflow());
	await n8n.activate(id);
	const client = await connectMcp(`${rig.stack.n8n.url}/mcp/${PATH}`, token);
	try {
		const required = await requiredOf(client, 'Change_material');
		assert.deepEqual(required, ['fields', 'material', 'name', 'price', 'taxable']);
		table.passed('What a model must fill in', required.join(', '));

		const [material] = sandbox.state.materials.all();
		const { price, taxable } = material;
		assert.ok(price > 0, 'the material of the sandbox costs nothing');
		const renamed = async (tool: string, name: string, parameters: object) => {
			await use(client, tool, { material: material.id, name, ...parameters });
			const now = sandbox.state.materials.get(material.id);
			assert.deepEqual([now?.name, now?.price, now?.taxable], [name, price, taxable]);
			table.passed(tool, `name is “${name}”, price is still ${price}, taxable ${taxable}`);
		};
		await renamed('Change_material', 'Copper pipe A', {
			...{ price: 0, taxable: !taxable },
			fields: 'name',
		});
		await renamed('Change_material_by_texts', 'Copper pipe B', { price: '', taxable: '' });
	} finally {
		await client.close();
		await n8n.deactivate(id);
	}
}

async function requiredOf(client: Client, tool: string): Promise<string[]> {
	const { tools } = await client.listTools();
	return [...(tools.find(({ name }) => name === tool)?.inputSchema.required ?? [])].sort();
}
