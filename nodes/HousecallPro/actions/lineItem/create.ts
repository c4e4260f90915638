import { additionalFields, additionalJson } from '../common/fields';
import { itemName, lineItemDetails } from '../common/lineItems';
import { jobId } from '../common/locators';
import type { Operation } from '../operation';

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
	fields: [jobId, itemName, additionalFields([...lineItemDetails, additionalJson])],
	returns: 'record',
};
