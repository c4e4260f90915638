import { returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { jobId } from '../../descriptions/locators';

/** GET /jobs/{job_id}/line_items. Returns `{ object: "list", data: […] }`, whole, without pages. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many line items',
		description: 'List the services, materials and discounts on one job, with prices in dollars',
	},
	route: 'GET /jobs/{job_id}/line_items',
	fields: [jobId, ...returnAllOrLimit],
	returns: { list: 'line_items', paginated: false },
};
