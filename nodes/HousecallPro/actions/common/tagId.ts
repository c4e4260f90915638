import type { INodeProperties } from 'n8n-workflow';

/** One tag of the account. */
export const tagId: INodeProperties = {
	displayName: 'Tag Name or ID',
	name: 'tag_id',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getTagIds' },
	required: true,
	default: '',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};
