import { additionalFields, additionalJson } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** POST /application/enable. Answers the application. For keys of partner applications. */
export const enable: Operation = {
	option: {
		name: 'Enable',
		value: 'enable',
		action: 'Enable the partner application',
		description: 'Enable the partner application that the key belongs to, for the company',
	},
	route: 'POST /application/enable',
	fields: [additionalFields([additionalJson])],
	returns: 'record',
};
