import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './actions/properties';
import { router } from './actions/router';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';

export class HousecallPro implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Housecall Pro',
		name: 'housecallPro',
		icon: {
			light: 'file:../../icons/housecallPro.svg',
			dark: 'file:../../icons/housecallPro.dark.svg',
		},
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with customers, leads, jobs, estimates and invoices in Housecall Pro',
		defaults: { name: 'Housecall Pro' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'housecallProApi', required: true }],
		properties,
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
