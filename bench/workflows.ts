import { randomUUID } from 'node:crypto';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { IConnections, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../tools/n8n/types';
import { HEADER_CREDENTIAL } from './rig';
import type { SandboxProcess } from './sandboxProcess';

type WorkflowNode = WorkflowFile['nodes'][number];

/** The service's largest page, which our node asks for. */
export const PAGE_SIZE = 200;

/** What a workflow's last node is called. */
export const LAST = 'Last';

const STEP = 200;

export function node(
	type: string,
	typeVersion: number,
	parameters: INodeParameters = {},
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	return { name: '', type, typeVersion, parameters, position: [0, 0], ...more };
}

/** A workflow of nodes in a row. */
export function chain(name: string, ...nodes: WorkflowNode[]): WorkflowFile {
	const nameOf = (index: number) => (index === nodes.length - 1 ? LAST : `Step ${index + 1}`);
	const connections: IConnections = {};
	for (let index = 1; index < nodes.length; index++) {
		const next = { node: nameOf(index), type: NodeConnectionTypes.Main, index: 0 };
		connections[nameOf(index - 1)] = { main: [[next]] };
	}
	return {
		name,
		nodes: nodes.map((one, index) => ({
			...one,
			name: nameOf(index),
			position: [index * STEP, 0],
		})),
		connections,
	};
}

export const start = node('n8n-nodes-base.manualTrigger', 1);
export const noOp = node('n8n-nodes-base.noOp', 1);
export const splitOut = (field: string) =>
	node('n8n-nodes-base.splitOut', 1, { fieldToSplitOut: field, options: {} });

export const ownCredential = ({ url }: SandboxProcess) => ({
	housecallProApi: { id: null, name: url },
});

const ourNode = (sandbox: SandboxProcess, parameters: INodeParameters, more = {}) =>
	node(
		'n8n-nodes-housecall-pro.housecallPro',
		1,
		{ resource: 'customer', ...parameters },
		{ credentials: ownCredential(sandbox), ...more },
	);

export const httpRequest = (parameters: INodeParameters, more = {}) =>
	node(
		'n8n-nodes-base.httpRequest',
		4.5,
		{
			authentication: 'genericCredentialType',
			genericAuthType: HEADER_CREDENTIAL.type,
			...parameters,
		},
		{
			credentials: { [HEADER_CREDENTIAL.type]: { id: null, name: HEADER_CREDENTIAL.name } },
			...more,
		},
	);

/** What n8n needs by itself. */
export const empty = () => chain('Empty', start, noOp);

/** All customers by our node. */
export const listByOurs = (sandbox: SandboxProcess) =>
	chain('List by ours', start, ourNode(sandbox, { operation: 'getAll', returnAll: true }));

/** The same with Simplify. */
export const listSimplified = (sandbox: SandboxProcess) =>
	chain(
		'List simplified',
		start,
		ourNode(sandbox, { operation: 'getAll', returnAll: true, simplify: true }),
	);

/** All customers by the HTTP Request node with its own pagination, one item each by Split Out. */
export const listByHttpRequest = (sandbox: SandboxProcess) =>
	chain(
		'List by HTTP Request',
		start,
		httpRequest({
			url: `${sandbox.url}/customers`,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'page_size', value: String(PAGE_SIZE) }] },
			options: { pagination: { pagination: byPageNumber } },
		}),
		splitOut('customers'),
	);

const byPageNumber = {
	paginationMode: 'updateAParameterInEachRequest',
	parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
	paginationCompleteWhen: 'other',
	completeExpression: '={{ $response.body.page >= $response.body.total_pages }}',
};

/** One item per ID, without a request. */
const idItems = (ids: readonly string[]) => [
	node('n8n-nodes-base.set', 3.4, {
		mode: 'raw',
		jsonOutput: JSON.stringify({ id: ids }),
		options: {},
	}),
	splitOut('id'),
];

/** One customer after the other by our node. */
export const getsByOurs = (sandbox: SandboxProcess, ids: readonly string[]) =>
	chain(
		'Gets by ours',
		start,
		...idItems(ids),
		ourNode(
			sandbox,
			{
				operation: 'get',
				customer_id: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			},
			{ onError: 'continueRegularOutput' },
		),
	);

/** The same by the HTTP Request node as it comes: all at once. */
export const getsByHttpRequest = (sandbox: SandboxProcess, ids: readonly string[]) =>
	chain(
		'Gets by HTTP Request',
		start,
		...idItems(ids),
		httpRequest(
			{ url: `=${sandbox.url}/customers/{{ $json.id }}`, options: {} },
			{ onError: 'continueRegularOutput' },
		),
	);

/** A workflow that an event starts, and the path its trigger listens on. */
export interface EventWorkflow {
	file: WorkflowFile;
	path: string;
}

function startedBy(name: string, trigger: (webhookId: string) => WorkflowNode, path = '/webhook') {
	const webhookId = randomUUID();
	const file = chain(name, { ...trigger(webhookId), webhookId }, noOp);
	return { file, path: `/webhook/${webhookId}${path}` };
}

/** Our trigger, with signature check. */
export const eventsByOurs = (sandbox: SandboxProcess): EventWorkflow =>
	startedBy('Events by ours', () =>
		node(
			'n8n-nodes-housecall-pro.housecallProTrigger',
			1.1,
			{ events: ['customer.created'] },
			{ credentials: ownCredential(sandbox) },
		),
	);

/** A trigger of the same kind that does nothing. */
export const eventsByNothing = (): EventWorkflow =>
	startedBy('Events by a trigger that does nothing', () =>
		node('n8n-nodes-do-nothing.doNothingTrigger', 1.1),
	);

/** n8n's own Webhook node. */
export const eventsByWebhook = (): EventWorkflow =>
	startedBy(
		'Events by the Webhook node',
		(webhookId) =>
			node('n8n-nodes-base.webhook', 2.1, { httpMethod: 'POST', path: webhookId, options: {} }),
		'',
	);
