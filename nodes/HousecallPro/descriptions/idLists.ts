import type { INodeProperties } from 'n8n-workflow';

import { inGroup, locator } from './locator';
import { customerId, estimateId, jobId } from './locators';

/** Any number of records, added one by one; an expression in one of them may give several IDs. */
const idList = (
	field: INodeProperties,
	list: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
): INodeProperties => ({
	...list,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, isIdList: true },
	placeholder: `Add ${field.displayName}`,
	default: {},
	options: [
		{
			displayName: field.displayName,
			name: 'record',
			values: [{ ...inGroup(field, { name: 'id' }), required: true }],
		},
	],
});

/** Every option of every estimate, for what is done to several at once. */
const anyEstimateOption = locator({
	displayName: 'Estimate Option',
	name: 'id',
	search: 'searchAllEstimateOptions',
	prefix: 'est_',
});

export const byCustomers = idList(customerId, {
	displayName: 'Customers',
	name: 'customer_uuid',
	description: 'Only invoices to one of these customers',
});

export const ofJobs = idList(jobId, {
	displayName: 'Jobs',
	name: 'job_uuids',
	description: 'The jobs whose checklists are wanted',
});

export const ofEstimates = idList(estimateId, {
	displayName: 'Estimates',
	name: 'estimate_uuids',
	description: 'The estimates whose checklists are wanted',
});

export const estimateOptionIds: INodeProperties = {
	...idList(anyEstimateOption, {
		displayName: 'Estimate Options',
		name: 'option_ids',
		description: 'One or more options, also of several estimates',
	}),
	required: true,
};
