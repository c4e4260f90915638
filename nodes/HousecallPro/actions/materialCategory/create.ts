import { additionalFields, additionalJson, recordName } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { parentUuid } from './fields';

/** POST /api/price_book/material_categories. Answers 200 with the category. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a material category',
		description: 'Add a category for materials to the price book, at the top or inside another one',
	},
	route: 'POST /api/price_book/material_categories',
	fields: [
		recordName('e.g. Pipes'),
		additionalFields([
			parentUuid('The category that the new one is inside; at the top when left out'),
			additionalJson,
		]),
	],
	returns: 'record',
};
