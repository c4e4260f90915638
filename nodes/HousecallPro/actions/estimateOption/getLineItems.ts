import { returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { estimateId, estimateOptionId } from '../../descriptions/locators';

/** GET /estimates/{estimate_id}/options/{option_id}/line_items. Prices in cents on the wire. */
export const getLineItems: Operation = {
	option: {
		name: 'Get Line Items',
		value: 'getLineItems',
		action: 'Get the line items of an estimate option',
		description:
			'List the services, materials and discounts of one estimate option, with prices in dollars',
	},
	route: 'GET /estimates/{estimate_id}/options/{option_id}/line_items',
	fields: [estimateId, estimateOptionId, ...returnAllOrLimit],
	hasTimes: false,
	returns: { list: 'line_items', paginated: true },
};
