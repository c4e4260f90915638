import { filters } from '../common/fields';
import { changedSince, returnAllOrLimit, sort } from '../common/list';
import { options } from '../common/options';
import type { Operation } from '../operation';
import { simpleCustomer } from '../simplified';
import { includeMore } from './fields';

/** GET /customers. Newest first unless sorted. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many customers',
		description: 'Search and list customers by name, email, phone number or address',
	},
	route: 'GET /customers',
	fields: [
		...returnAllOrLimit,
		filters([
			changedSince,
			{
				displayName: 'Search',
				name: 'q',
				type: 'string',
				default: '',
				description: 'Part of a name, email, mobile number or address',
			},
		]),
		options(includeMore),
		sort([
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Updated At', value: 'updated_at' },
		]),
	],
	simplify: simpleCustomer,
	returns: { list: 'customers', paged: true },
};
