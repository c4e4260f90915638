import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

export const attachments: INodePropertyOptions = {
	name: 'Attachments',
	value: 'attachments',
	description: 'Links to them expire after about an hour',
};

/** What a record is returned with on request (`expand[]`). */
export const include = (record: string, choices: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Include',
	name: 'expand',
	type: 'multiOptions',
	options: choices,
	default: [],
	description: `What the ${record} is returned with, besides its usual fields`,
});
