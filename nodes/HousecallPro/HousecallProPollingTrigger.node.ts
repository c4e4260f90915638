import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';

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
		version: [1],
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		description:
			'Starts workflows when something has changed in Housecall Pro, which it asks every few minutes; no webhook is needed',
		defaults: { name: 'Housecall Pro Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'housecallProApi', required: true }],
		properties,
	};

	methods = {
		listSearch: { searchCustomers },
		loadOptions: { getEmployees, getJobTypes, getLocations, getTagNames },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
