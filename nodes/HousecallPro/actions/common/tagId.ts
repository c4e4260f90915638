import type { INodeProperties } from 'n8n-workflow';

import { oneOf } from './accountLists';

/** One tag of the account. */
export const tagId: INodeProperties = {
	...oneOf({ displayName: 'Tag Name or ID', name: 'tag_id', load: 'getTagIds' }),
	required: true,
};
