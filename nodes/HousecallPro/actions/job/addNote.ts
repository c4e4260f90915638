import { additionalFields, additionalJson } from '../common/fields';
import { jobId } from '../common/locators';
import { noteContent } from '../common/notes';
import type { Operation } from '../operation';

/** POST /jobs/{job_id}/notes. Answers 201 with `{ id, content }`. */
export const addNote: Operation = {
	option: {
		name: 'Add Note',
		value: 'addNote',
		action: 'Add a note to a job',
		description: 'Add a note for the team to a job; notes that are there stay',
	},
	route: 'POST /jobs/{job_id}/notes',
	fields: [jobId, noteContent, additionalFields([additionalJson])],
	returns: 'record',
};
