import type { INodeProperties } from 'n8n-workflow';

import { sort } from './list';

/** The category that materials are in, or are put in. */
export const materialCategoryUuid: INodeProperties = {
	displayName: 'Material Category ID',
	name: 'material_category_uuid',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. pbmcat_0123456789abcdef0123456789abcdef',
	description: 'Material Category → Get Many returns the IDs as "uuid"',
};

/** Materials and their categories are sorted alike. */
export const priceBookSort = sort([
	{ name: 'Created At', value: 'created_at' },
	{ name: 'Name', value: 'name' },
	{ name: 'Updated At', value: 'updated_at' },
]);
