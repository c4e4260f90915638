import { additionalFields, additionalJson } from '../../descriptions/collections';
import { estimateId, estimateOptionId } from '../../descriptions/locators';
import { noteContent } from '../../descriptions/notesAndLinks';
import type { Operation } from '../../operation/operation';

/** POST /estimates/{estimate_id}/options/{option_id}/notes. Responds 201 with `{ id, content }`. */
export const addNote: Operation = {
	option: {
		name: 'Add Note',
		value: 'addNote',
		action: 'Add a note to an estimate option',
		description: 'Add a note for the team to one option of an estimate; notes that are there stay',
	},
	route: 'POST /estimates/{estimate_id}/options/{option_id}/notes',
	fields: [estimateId, estimateOptionId, noteContent, additionalFields([additionalJson])],
	amounts: [],
	hasTimes: false,
	returns: 'record',
};
