import type { INodeProperties } from 'n8n-workflow';

/** `name` is the wire's, which differs by record. */
export const teamNote = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Gate code 4321, dog in the yard',
	description: 'Seen by the team, not by the customer',
});

export const noteContent: INodeProperties = { ...teamNote('Note', 'content'), required: true };

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
