import { materialCategoryUuid } from '../../descriptions/dropdowns';
import type { Operation } from '../../operation/operation';

/** DELETE /api/price_book/material_categories/{uuid}. What becomes of the materials in it is not documented. */
export const deleteMaterialCategory: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a material category',
		description:
			'Delete a category of materials from the price book for good; the API cannot bring it back',
	},
	route: 'DELETE /api/price_book/material_categories/{material_category_uuid}',
	fields: [materialCategoryUuid],
	returns: 'deleted',
};
