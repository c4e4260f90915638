import { additionalFields, additionalJson } from '../common/fields';
import { recordName } from '../common/names';
import { materialCategoryUuid } from '../common/priceBook';
import type { Operation } from '../operation';

/** PUT /api/price_book/material_categories/{uuid}. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a material category',
		description: 'Rename a category of materials in the price book',
	},
	route: 'PUT /api/price_book/material_categories/{material_category_uuid}',
	fields: [materialCategoryUuid, recordName('e.g. Pipes'), additionalFields([additionalJson])],
	returns: 'record',
};
