import { jobId, jobNoteId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/** DELETE /jobs/{job_id}/notes/{note_id}. Responds 200, empty. */
export const deleteNote: Operation = {
	option: {
		name: 'Delete Note',
		value: 'deleteNote',
		action: 'Delete a note of a job',
		description: 'Delete one note of a job permanently; this cannot be undone',
	},
	route: 'DELETE /jobs/{job_id}/notes/{note_id}',
	fields: [jobId, jobNoteId],
	returns: 'deleted',
};
