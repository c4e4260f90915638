import type { Operation } from '../../operation/operation';
import { priceFormId } from '../../descriptions/locators';

/** DELETE /api/price_book/price_forms/{uuid}. Responds 204 empty. */
export const deletePriceForm: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a price form',
		description: 'Delete a price form from the price book for good; the API cannot bring it back',
	},
	route: 'DELETE /api/price_book/price_forms/{price_form_id}',
	fields: [priceFormId],
	returns: 'deleted',
};
