import type { INodeProperties } from 'n8n-workflow';

import { recordName } from './collections';

export const materialName: INodeProperties = recordName('e.g. Copper pipe 1/2 in');

export const materialDescription: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Type L, 10 ft length',
};

export const partNumber: INodeProperties = {
	displayName: 'Part Number',
	name: 'part_number',
	type: 'string',
	default: '',
	placeholder: 'e.g. CP-050-10',
};
