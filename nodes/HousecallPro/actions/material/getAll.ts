import { priceBookSort, returnAllOrLimit } from '../../descriptions/collections';
import { materialCategoryUuid } from '../../descriptions/dropdowns';
import type { Operation } from '../../operation/operation';
import { simpleMaterial } from './fields';

/** GET /api/price_book/materials. Price and cost in cents on the wire. Newest first unless sorted. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many materials',
		description:
			'List the materials in one category of the price book with prices and costs, in dollars',
	},
	route: 'GET /api/price_book/materials',
	fields: [materialCategoryUuid, ...returnAllOrLimit, priceBookSort],
	simplify: simpleMaterial,
	returns: { list: 'data', paginated: true },
};
