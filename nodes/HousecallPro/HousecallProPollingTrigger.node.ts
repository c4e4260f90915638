import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';

import { nodeHint } from './helpers/builderHints';
import { searchCustomers } from './methods/listSearch';
import { getEmployees, getJobTypes, getLocations, getTagNames } from './methods/loadOptions';
import { poll } from './triggers/polling/poll';
import { properties } from './triggers/polling/properties';

export class HousecallProPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Housecall Pro Polling Trigger',
		name: 'housecallProPollingTrigger',
		icon: {
			light: 'file:../../icons/housecallPro.svg',
			dark: 'file:../../icons/housecallPro.dark.svg',
		},
		group: ['trigger'],
		// n8n finds a node's output schema by its version, in a folder that all three nodes share: no two may be the same
		version: [1.2],
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		description:
			'Starts workflows when something has changed in Housecall Pro, which it asks every few minutes; no webhook is needed',
		defaults: { name: 'Housecall Pro Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'housecallProApi', required: true }],
		properties,
		...nodeHint({
			searchHint:
				'The usual way to start a workflow on a change in Housecall Pro: it works with every account, needs no webhook, and works where n8n cannot be reached from the internet. Events come up to as late as it polls; every 5 minutes is enough.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-housecall-pro.housecallPro',
					relationHint: 'Reads and changes the record that an event is about',
				},
				{
					nodeType: 'n8n-nodes-housecall-pro.housecallProTrigger',
					relationHint: 'For events within seconds, deleted records and sent estimates',
				},
			],
		}),
	};

	methods = {
		listSearch: { searchCustomers },
		loadOptions: { getEmployees, getJobTypes, getLocations, getTagNames },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
