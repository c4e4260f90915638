import { additionalJson, updateFields } from '../common/fields';
import { optional } from '../common/locators';
import { needsChange } from '../common/update';
import type { Operation } from '../operation';
import { materialDetails, materialUuid, nameAndPrice, simpleMaterial } from './fields';

/** PUT /api/price_book/materials/{uuid}. Price and cost in cents. Only what is sent changes. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a material',
		description:
			'Change the price, cost or other fields of a material in the price book; the others stay as they are',
	},
	route: 'PUT /api/price_book/materials/{material_uuid}',
	fields: [
		materialUuid,
		updateFields([...nameAndPrice.map(optional), ...materialDetails, additionalJson]),
	],
	prepare: needsChange,
	simplify: simpleMaterial,
	returns: 'record',
};
