import { additionalFields, additionalJson } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { estimateOptionIds } from '../../descriptions/idLists';

/** POST /estimates/options/decline. Returns `{ status, last_updated_at }`. */
export const decline: Operation = {
	option: {
		name: 'Decline',
		value: 'decline',
		action: 'Decline estimate options',
		description: 'Mark estimate options as declined by the company',
	},
	route: 'POST /estimates/options/decline',
	fields: [estimateOptionIds, additionalFields([additionalJson])],
	amounts: [],
	returns: 'record',
};
