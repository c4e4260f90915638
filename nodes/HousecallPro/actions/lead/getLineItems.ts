import { returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { leadId } from '../../descriptions/locators';

/** GET /leads/{lead_id}/line_items. Prices in cents on the wire. */
export const getLineItems: Operation = {
	option: {
		name: 'Get Line Items',
		value: 'getLineItems',
		action: 'Get the line items of a lead',
		description: 'List the services, materials and discounts of one lead, with prices in dollars',
	},
	route: 'GET /leads/{lead_id}/line_items',
	fields: [leadId, ...returnAllOrLimit],
	hasTimes: false,
	returns: { list: 'line_items', paginated: true },
};
