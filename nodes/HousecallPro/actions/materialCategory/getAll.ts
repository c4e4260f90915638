import { filters, priceBookSort, returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { parentUuid } from './fields';

/** GET /api/price_book/material_categories. One level at a time. Newest first unless sorted. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many material categories',
		description:
			'List the categories at the top of the price book’s materials, or those inside one category',
	},
	route: 'GET /api/price_book/material_categories',
	fields: [
		...returnAllOrLimit,
		filters([parentUuid('The category to look into; the top when left out')]),
		priceBookSort,
	],
	returns: { list: 'data', paginated: true },
};
