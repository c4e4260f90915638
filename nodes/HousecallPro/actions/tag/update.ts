import { additionalFields, additionalJson } from '../common/fields';
import { recordName } from '../common/names';
import { tagId } from '../common/tagId';
import type { Operation } from '../operation';

/** PUT /tags/{tag_id}. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a tag',
		description: 'Rename a tag',
	},
	route: 'PUT /tags/{tag_id}',
	fields: [tagId, recordName('e.g. VIP'), additionalFields([additionalJson])],
	returns: 'record',
};
