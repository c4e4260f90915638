import { additionalJson, needsChange, updateFields } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { optional } from '../../descriptions/locator';
import { materialUuid } from '../../descriptions/locators';
import { materialDetails, nameAndPrice, simpleMaterial, toWritableMaterial } from './fields';

/** PUT /api/price_book/materials/{uuid}. Price and cost in cents on the wire. Only what is sent changes. */
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
	preSend: ({ path, body = {} }) => needsChange({ path, body: toWritableMaterial(body) }),
	simplify: simpleMaterial,
	returns: 'record',
};
