import { additionalFields, additionalJson } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import { noteContent } from '../../descriptions/notesAndLinks';
import type { Operation } from '../../operation/operation';

/** POST /jobs/{job_id}/notes. Responds 201 with `{ id, content }`. */
export const addNote: Operation = {
	option: {
		name: 'Add Note',
		value: 'addNote',
		action: 'Add a note to a job',
		description: 'Add a note (comment) for the team to a job; notes that are there stay',
	},
	route: 'POST /jobs/{job_id}/notes',
	fields: [jobId, noteContent, additionalFields([additionalJson])],
	amounts: [],
	hasTimes: false,
	returns: 'record',
};
