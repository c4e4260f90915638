import { additionalFields, additionalJson, recordName } from '../../descriptions/collections';
import { materialCategoryUuid } from '../../descriptions/dropdowns';
import type { Operation } from '../../operation/operation';

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
