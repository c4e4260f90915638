import { estimateId, estimateOptionId, optionNoteId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/** DELETE /estimates/{estimate_id}/options/{option_id}/notes/{note_id}. Responds 200 empty. */
export const deleteNote: Operation = {
	option: {
		name: 'Delete Note',
		value: 'deleteNote',
		action: 'Delete a note of an estimate option',
		description: 'Delete one note of an estimate option permanently; this cannot be undone',
	},
	route: 'DELETE /estimates/{estimate_id}/options/{option_id}/notes/{note_id}',
	fields: [estimateId, estimateOptionId, optionNoteId],
	returns: 'deleted',
};
