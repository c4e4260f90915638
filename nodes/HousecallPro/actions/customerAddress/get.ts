import { addressId, customerId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/** GET /customers/{customer_id}/addresses/{address_id}. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a customer address',
		description: 'Get one address of a customer',
	},
	route: 'GET /customers/{customer_id}/addresses/{address_id}',
	fields: [
		customerId,
		{ ...addressId, description: 'Customer Address → Get Many returns the IDs' },
	],
	returns: 'record',
};
