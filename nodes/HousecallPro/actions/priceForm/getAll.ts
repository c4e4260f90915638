import { returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { simplePriceForm } from './simplify';

/** GET /api/price_book/price_forms. Prices in cents on the wire. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many price forms',
		description: 'List the active price forms of the price book with fields and prices in dollars',
	},
	route: 'GET /api/price_book/price_forms',
	fields: [...returnAllOrLimit],
	simplify: simplePriceForm,
	returns: { list: 'data', paginated: true },
};
