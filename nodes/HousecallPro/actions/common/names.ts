import type { INodeProperties } from 'n8n-workflow';

/** What a record is called, where it is little more than its name. */
export const recordName = (placeholder: string): INodeProperties => ({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder,
});
