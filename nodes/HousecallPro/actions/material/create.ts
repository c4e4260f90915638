import { additionalFields, additionalJson } from '../../descriptions/collections';
import { materialCategoryUuid } from '../../descriptions/dropdowns';
import type { Operation } from '../../operation/operation';
import { materialDetails, nameAndPrice, simpleMaterial, toWritableMaterial } from './fields';

/**
 * POST /api/price_book/materials. Price and cost in cents on the wire. Responds 200 with the material. The API
 * description wants the category both in the query and in the body.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a material',
		description: 'Add a material to a category of the price book, with its price and cost',
	},
	route: 'POST /api/price_book/materials',
	fields: [
		materialCategoryUuid,
		...nameAndPrice,
		additionalFields([...materialDetails, additionalJson]),
	],
	preSend: ({ path, body = {} }) => ({
		path,
		query: { material_category_uuid: body.material_category_uuid },
		body: toWritableMaterial(body),
	}),
	simplify: simpleMaterial,
	returns: 'record',
};
