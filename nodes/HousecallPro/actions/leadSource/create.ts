import { additionalFields, additionalJson, recordName } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** POST /lead_sources. Answers 201 with the lead source. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a lead source',
		description:
			'Add a lead source, which must exist before a customer, lead, job or estimate can name it',
	},
	route: 'POST /lead_sources',
	fields: [recordName('e.g. Yelp'), additionalFields([additionalJson])],
	returns: 'record',
};
