import { additionalFields, additionalJson } from '../../descriptions/collections';
import { itemName, lineItemDetails } from '../../descriptions/lineItems';
import { toNewLineItem } from './writable';
import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/**
 * POST /jobs/{job_id}/line_items. Prices in cents on the wire. Responds 201 with the line item. The service limits the
 * rate of this call more than that of others (its API description).
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a line item',
		description: 'Add one service, material (part) or discount with its price to an existing job',
	},
	route: 'POST /jobs/{job_id}/line_items',
	fields: [jobId, itemName, additionalFields([...lineItemDetails, additionalJson])],
	preSend: ({ path, body = {} }) => ({ path, body: toNewLineItem(body) }),
	returns: 'record',
};
