import { additionalFields, additionalJson, recordName } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** POST /tags. Answers 201 with the tag. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a tag',
		description: 'Add a tag that customers, jobs, leads and estimates can then be marked with',
	},
	route: 'POST /tags',
	fields: [recordName('e.g. VIP'), additionalFields([additionalJson])],
	returns: 'record',
};
