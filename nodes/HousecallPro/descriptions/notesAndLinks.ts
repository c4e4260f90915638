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

/** `where` says which operation returns the notes with their IDs. */
export const noteId = (where: string): INodeProperties => ({
	displayName: 'Note ID',
	name: 'note_id',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. nte_0123456789abcdef0123456789abcdef',
	description: `${where} returns the notes with their IDs`,
});

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
