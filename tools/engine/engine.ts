import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	IBinaryKeyData,
	IConnections,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
	OnError,
} from 'n8n-workflow';
import { createRunExecutionData, NodeConnectionTypes, Workflow } from 'n8n-workflow';

import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { additionalData } from './additionalData';
import type { TestCredential } from './additionalData';

export const API_KEY = 'test-key-0f3a';
export const BASE_URL = 'https://api.housecallpro.test';
const NODE_NAME = 'Housecall Pro';

export interface RunOptions {
	/** `resource`, `operation` and the operation's fields, as a workflow stores them. */
	parameters: INodeParameters;
	/** One per input item; a single empty item when left out. */
	items?: IDataObject[];
	/** Files that come with every input item. */
	binary?: IBinaryKeyData;
	credential?: TestCredential;
	/** What the node's Settings say for "On Error". */
	onError?: OnError;
	timezone?: string;
	/** Runs the node under the name that n8n gives to the tool which it makes of a node. */
	asTool?: boolean;
	/** Called with the run, to cancel it. */
	onStart?: (cancel: () => void) => void;
}

export interface RunResult {
	run: IRun;
	items: INodeExecutionData[];
	/** The second output, used with On Error = "continueErrorOutput". */
	errorItems: INodeExecutionData[];
	/** How often n8n was asked for the credential, which it looks up and decrypts each time. */
	credentialReads: number;
	/** What stopped the workflow, if anything did. */
	error?: Error & { description?: string | null; context?: IDataObject; httpCode?: string | null };
}

/** The tool that n8n makes of the node: its name ends with Tool, by which fields are shown for it alone. */
function toolType(): INodeType {
	const type = new HousecallPro();
	type.description = { ...type.description, name: `${type.description.name}Tool` };
	return type;
}

/** A node that only hands on what it is given: where a test's workflow starts. */
const startType: INodeType = {
	description: {
		displayName: 'Items',
		name: 'items',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
};

/** Runs the Housecall Pro node in n8n's own engine, with n8n's own HTTP helper. */
export async function runNode(options: RunOptions): Promise<RunResult> {
	const { parameters, items = [{}], binary, onError } = options;
	const type = `n8n-nodes-housecall-pro.housecallPro${options.asTool ? 'Tool' : ''}`;
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodes: [
			node('Start', 'test.items', {}),
			{
				...node(NODE_NAME, type, parameters),
				credentials: { housecallProApi: { id: '1', name: 'Housecall Pro' } },
				onError,
			},
		],
		connections: connect('Start', NODE_NAME),
		nodeTypes: nodeTypes({
			'test.items': startType,
			[type]: options.asTool ? toolType() : new HousecallPro(),
		}),
		settings: { executionOrder: 'v1', timezone: options.timezone ?? 'UTC' },
	});
	const startNode = workflow.getNode('Start');
	if (!startNode) throw new Error('the workflow lost its start node');

	const data = createRunExecutionData({
		executionData: {
			contextData: {},
			nodeExecutionStack: [
				{
					node: startNode,
					data: { main: [items.map((json) => ({ json, binary }))] },
					source: null,
				},
			],
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	});
	const credential = { apiKey: API_KEY, baseUrl: BASE_URL, scheme: 'Token', ...options.credential };
	let credentialReads = 0;
	const shared = additionalData(credential, () => credentialReads++);
	shared.hooks = new ExecutionLifecycleHooks('manual', '1', {
		id: workflow.id,
		name: 'Test',
		active: false,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
		activeVersionId: null,
	});
	const execution = new WorkflowExecute(shared, 'manual', data).processRunExecutionData(workflow);
	options.onStart?.(() => execution.cancel());
	const run = await execution;

	const { resultData } = run.data;
	const output = resultData.runData[NODE_NAME]?.[0]?.data?.main ?? [];
	return {
		run,
		items: output[0] ?? [],
		errorItems: output[1] ?? [],
		credentialReads,
		error: resultData.error as RunResult['error'],
	};
}

function node(name: string, type: string, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

const connect = (from: string, to: string): IConnections => ({
	[from]: { main: [[{ node: to, type: NodeConnectionTypes.Main, index: 0 }]] },
});

export function nodeTypes(types: Record<string, INodeType>) {
	const find = (name: string) => {
		if (!types[name]) throw new Error(`the test has no node type ${name}`);
		return types[name];
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

/** A record chosen by its ID, as the editor stores it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** Several records, each chosen by its ID, as the editor stores them. */
export const byIds = (...values: string[]) => ({
	record: values.map((value) => ({ id: byId(value) })),
});

/** The JSON of a run's items. */
export const jsonOf = (items: INodeExecutionData[]) => items.map(({ json }) => json);
