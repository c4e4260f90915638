import { changedSince, filters, returnAllOrLimit, sort } from '../../descriptions/collections';
import { byLocations } from '../../descriptions/filters';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { includeMore, withDoNotService } from './fields';
import { simpleCustomer } from './simplify';

/** GET /customers. Newest first unless sorted. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many customers',
		description:
			'Search customers for part of a name, email, phone number or address, or list them all',
	},
	route: 'GET /customers',
	fields: [
		...returnAllOrLimit,
		filters([
			byLocations,
			changedSince,
			{
				displayName: 'Search',
				name: 'q',
				type: 'string',
				default: '',
				placeholder: 'e.g. Lopez',
				description: 'Part of a name, email, mobile number or address',
			},
		]),
		options(includeMore),
		sort([
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Updated At', value: 'updated_at' },
		]),
	],
	preSend: withDoNotService,
	simplify: simpleCustomer,
	returns: { list: 'customers', paginated: true },
};
