import type { INodeProperties } from 'n8n-workflow';

import { additionalFields } from './fields';
import { itemName, lineItemDetails } from './lineItems';

/** Line items that exist, by ID, and new ones. Only what is filled is sent: a default would overwrite a price. */
export const lineItemChanges: INodeProperties = {
	displayName: 'Line Items',
	name: 'line_items',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Line Item',
	default: {},
	options: [
		{
			displayName: 'Line Item',
			name: 'item',
			values: [
				{
					displayName: 'Line Item ID',
					name: 'id',
					type: 'string',
					default: '',
					placeholder: 'e.g. rli_0123456789abcdef0123456789abcdef',
					description:
						'The line item to change, by its ID from Line Item → Get Many or Estimate Option → Get Line Items; leave empty to add a new one',
				},
				itemName,
				additionalFields(lineItemDetails),
			],
		},
	],
};

export const LINE_ITEMS_EXAMPLE = '[{ "id": "rli_0123", "name": "Labor", "unit_price": 9500 }]';
