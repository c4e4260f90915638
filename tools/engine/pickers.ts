import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node';
import { additionalData } from './additionalData';
import type { TestCredential } from './additionalData';
import { API_KEY, BASE_URL, nodeTypes } from './engine';

const TYPE = 'n8n-nodes-housecall-pro.housecallPro';

export interface PickerOptions {
	/** What the other fields of the node hold. */
	parameters?: INodeParameters;
	/** Where the field with the picker is. */
	path?: string;
	credential?: TestCredential;
	/** The account; a new one in each test, as what a picker showed is remembered for a while. */
	credentialId?: string;
}

/** The context in which n8n's editor asks a node for the contents of a picker. */
function contextOf({
	parameters = {},
	path = 'parameters.picked',
	credential,
	credentialId,
}: PickerOptions): LoadOptionsContext {
	const id = credentialId ?? crypto.randomUUID();
	const node = {
		id: 'node',
		name: 'Housecall Pro',
		type: TYPE,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
		credentials: { housecallProApi: { id, name: 'Housecall Pro' } },
	};
	const type = new HousecallPro();
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypes({ [TYPE]: type }),
	});
	const shared = additionalData({
		apiKey: API_KEY,
		baseUrl: BASE_URL,
		scheme: 'Token',
		...credential,
	});
	shared.currentNodeParameters = parameters;
	return new LoadOptionsContext(workflow, node, shared, path);
}

type Methods = HousecallPro['methods'];

export const searchList = async (
	method: keyof Methods['listSearch'],
	{ filter, page, ...options }: PickerOptions & { filter?: string; page?: string } = {},
): Promise<INodeListSearchResult> =>
	await new HousecallPro().methods.listSearch[method].call(contextOf(options), filter, page);

export const loadOptions = async (
	method: keyof Methods['loadOptions'],
	options: PickerOptions = {},
): Promise<INodePropertyOptions[]> =>
	await new HousecallPro().methods.loadOptions[method].call(contextOf(options));
