import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './actions/properties';
import { router } from './actions/router';
import { nodeHint } from './helpers/builderHints';
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
		...nodeHint({
			searchHint:
				'Customers, leads, jobs, estimates and invoices of a field-service business. Use Customer → Create or Update rather than Create, so that nobody is entered twice, and find a record before creating another. A job, lead or estimate needs the ID of a customer; a job also the ID of one of that customer’s addresses, unless it adds a new one. Amounts are in dollars unless Options → Money In says cents.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-housecall-pro.housecallProPollingTrigger',
					relationHint: 'Starts a workflow on a change; needs nothing but the API key',
				},
				{
					nodeType: 'n8n-nodes-housecall-pro.housecallProTrigger',
					relationHint: 'Starts a workflow within seconds, where a webhook URL can be set up',
				},
			],
		}),
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
