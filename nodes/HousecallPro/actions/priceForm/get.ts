import type { Operation } from '../../operation/operation';
import { priceFormId } from '../../descriptions/locators';
import { simplePriceForm } from './simplify';

/** GET /api/price_book/price_forms/{uuid}. Prices in cents on the wire; lists inside nest as `{ data: […] }`. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a price form',
		description: 'Get one price form with its fields, their options and prices in dollars',
	},
	route: 'GET /api/price_book/price_forms/{price_form_id}',
	fields: [priceFormId],
	simplify: simplePriceForm,
	returns: 'record',
};
