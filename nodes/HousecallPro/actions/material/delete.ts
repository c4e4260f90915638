import type { Operation } from '../../operation/operation';
import { materialUuid } from '../../descriptions/locators';

/** DELETE /api/price_book/materials/{uuid}. */
export const deleteMaterial: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a material',
		description: 'Delete a material from the price book for good; the API cannot bring it back',
	},
	route: 'DELETE /api/price_book/materials/{material_uuid}',
	fields: [materialUuid],
	returns: 'deleted',
};
