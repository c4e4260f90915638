import { additionalFields, additionalJson, recordName } from '../../descriptions/collections';
import { tagId } from '../../descriptions/dropdowns';
import type { Operation } from '../../operation/operation';

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
