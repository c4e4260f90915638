import type { INodeProperties } from 'n8n-workflow';

export const noteContent: INodeProperties = {
	displayName: 'Note',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	description: 'Seen by the team, not by the customer',
};

export const linkFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Photos before the work',
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/photos/1042',
	},
];
