import { additionalFields, additionalJson } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** POST /application/disable. Answers the application. For keys of partner applications. */
export const disable: Operation = {
	option: {
		name: 'Disable',
		value: 'disable',
		action: 'Disable the partner application',
		description:
			'Disable the partner application that the key belongs to, for the company, until it is enabled again',
	},
	route: 'POST /application/disable',
	fields: [additionalFields([additionalJson])],
	returns: 'record',
};
