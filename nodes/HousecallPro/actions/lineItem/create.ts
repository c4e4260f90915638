import type { INodeProperties } from 'n8n-workflow';

import { additionalFields, additionalJson } from '../common/fields';
import {
	itemDescription,
	itemName,
	kind,
	quantity,
	unitCost,
	unitPrice,
} from '../common/lineItems';
import { jobId } from '../common/locators';
import type { Operation } from '../operation';

const priceBookItem: INodeProperties[] = [
	{
		displayName: 'Service Item ID',
		name: 'service_item_id',
		type: 'string',
		default: '',
		placeholder: 'e.g. olit_0123456789abcdef0123456789abcdef',
		description: 'The item of the price book that this line item comes from',
	},
	{
		displayName: 'Service Item Type',
		name: 'service_item_type',
		type: 'options',
		options: [
			{ name: 'Company’s Own Service', value: 'organizational' },
			{ name: 'Housecall Pro’s Service', value: 'market_place' },
			{ name: 'Price Book Material', value: 'pricebook_material' },
		],
		default: 'organizational',
		description: 'Where in the price book the item with "Service Item ID" is',
	},
];

const taxable: INodeProperties = {
	displayName: 'Taxable',
	name: 'taxable',
	type: 'boolean',
	default: true,
	description: 'Whether tax is charged on it',
};

/**
 * POST /jobs/{job_id}/line_items. Prices in cents. Answers 201 with the line item. The service limits the
 * rate of this call more than that of others (its API description).
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a line item',
		description: 'Add one service, material or discount to an existing job',
	},
	route: 'POST /jobs/{job_id}/line_items',
	fields: [
		jobId,
		itemName,
		additionalFields([
			itemDescription,
			kind,
			quantity,
			...priceBookItem,
			taxable,
			unitCost,
			unitPrice,
			additionalJson,
		]),
	],
	returns: 'record',
};
