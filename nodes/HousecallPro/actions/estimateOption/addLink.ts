import { additionalFields, additionalJson } from '../../descriptions/collections';
import { estimateId, estimateOptionId } from '../../descriptions/locators';
import { linkFields } from '../../descriptions/notesAndLinks';
import type { Operation } from '../../operation/operation';

/** POST /estimates/{estimate_id}/options/{option_id}/links. Responds 201 with `{ id, title, url }`. */
export const addLink: Operation = {
	option: {
		name: 'Add Link',
		value: 'addLink',
		action: 'Add a link to an estimate option',
		description: 'Put a link to a page elsewhere on one option of an estimate',
	},
	route: 'POST /estimates/{estimate_id}/options/{option_id}/links',
	fields: [estimateId, estimateOptionId, ...linkFields, additionalFields([additionalJson])],
	amounts: [],
	hasTimes: false,
	returns: 'record',
};
