import { additionalFields, additionalJson } from '../../descriptions/collections';
import { lineItemExtras } from '../../descriptions/lineItemExtras';
import { lineItems, taxable } from '../../descriptions/lineItems';
import { withNewLineItems } from '../lineItem/writable';
import { estimateId } from '../../descriptions/locators';
import { estimateTax } from '../estimate/fields';
import type { Operation } from '../../operation/operation';

/**
 * POST /estimates/{estimate_id}/options. Prices in cents on the wire. Responds 201 with the option, whose ID starts
 * with `est_`.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an estimate option',
		description:
			'Add another option to an existing estimate, with its own prices, for the customer to choose from',
	},
	route: 'POST /estimates/{estimate_id}/options',
	fields: [
		estimateId,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Repair only',
		},
		additionalFields([lineItems(taxable, ...lineItemExtras), estimateTax, additionalJson]),
	],
	preSend: withNewLineItems,
	returns: 'record',
};
