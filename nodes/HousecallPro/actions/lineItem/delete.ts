import { jobId, lineItemId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/** DELETE /jobs/{job_id}/line_items/{line_item_id}. Responds 200 with `{ id, deleted }`. */
export const deleteLineItem: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a line item',
		description: 'Take one line item off a job permanently; this cannot be undone',
	},
	route: 'DELETE /jobs/{job_id}/line_items/{line_item_id}',
	fields: [jobId, lineItemId],
	returns: 'deleted',
};
