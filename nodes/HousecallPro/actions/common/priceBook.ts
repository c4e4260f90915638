import type { INodeProperties } from 'n8n-workflow';

import { oneOf } from './accountLists';
import { sort } from './list';

/** The category that materials are in, or are put in. */
export const materialCategoryUuid: INodeProperties = {
	...oneOf({
		displayName: 'Material Category Name or ID',
		name: 'material_category_uuid',
		load: 'getMaterialCategories',
		about: 'The list holds the categories of the first level',
	}),
	required: true,
};

/** Materials and their categories are sorted alike. */
export const priceBookSort = sort([
	{ name: 'Created At', value: 'created_at' },
	{ name: 'Name', value: 'name' },
	{ name: 'Updated At', value: 'updated_at' },
]);
