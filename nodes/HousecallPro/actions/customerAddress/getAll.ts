import { returnAllOrLimit, sort } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { customerId } from '../../descriptions/locators';

/** GET /customers/{customer_id}/addresses. Newest first unless sorted. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many customer addresses',
		description: 'List the addresses of one customer, with the IDs that a new job needs',
	},
	route: 'GET /customers/{customer_id}/addresses',
	fields: [
		customerId,
		...returnAllOrLimit,
		sort([
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Updated At', value: 'updated_at' },
		]),
	],
	returns: { list: 'addresses', paginated: true },
};
