import type { INodeProperties } from 'n8n-workflow';

/** Categories may be nested. */
export const parentUuid = (description: string): INodeProperties => ({
	displayName: 'Parent Category ID',
	name: 'parent_uuid',
	type: 'string',
	default: '',
	placeholder: 'e.g. pbmcat_0123456789abcdef0123456789abcdef',
	description,
});
