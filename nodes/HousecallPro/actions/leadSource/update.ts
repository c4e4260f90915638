import { additionalFields, additionalJson, recordName } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { leadSourceId } from './fields';

/** PUT /lead_sources/{lead_source_id}. Only one whose `editable` is true can be changed (API description). */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a lead source',
		description: 'Rename a lead source; only one that is marked as editable can be renamed',
	},
	route: 'PUT /lead_sources/{lead_source_id}',
	fields: [leadSourceId, recordName('e.g. Yelp'), additionalFields([additionalJson])],
	returns: 'record',
};
