import { additionalJson, updateFields } from '../../descriptions/collections';
import { itemName, lineItemDetails } from '../../descriptions/lineItems';
import { toNewLineItem } from './writable';
import { jobId, lineItemId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/**
 * PUT /jobs/{job_id}/line_items/{line_item_id}. Prices in cents on the wire. The service wants the name with every
 * change.
 */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a line item',
		description: 'Change name, price, quantity or other fields of one line item on a job',
	},
	route: 'PUT /jobs/{job_id}/line_items/{line_item_id}',
	fields: [
		jobId,
		lineItemId,
		{ ...itemName, description: 'The name from now on; give the present one to keep it' },
		updateFields([...lineItemDetails, additionalJson]),
	],
	// the path says which line item it is
	preSend: ({ path, body = {} }) => ({ path, body: toNewLineItem(body) }),
	returns: 'record',
};
