import { returnAllOrLimit, sort } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** GET /tags. Newest first unless sorted. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many tags',
		description: 'List the tags of the company with their IDs, which other operations ask for',
	},
	route: 'GET /tags',
	fields: [
		...returnAllOrLimit,
		sort([
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Name', value: 'name' },
		]),
	],
	returns: { list: 'tags', paginated: true },
};
