import { additionalFields, additionalJson } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import { linkFields } from '../../descriptions/notesAndLinks';
import type { Operation } from '../../operation/operation';

/** POST /jobs/{job_id}/links. Responds 201 with `{ id, title, url }`. */
export const addLink: Operation = {
	option: {
		name: 'Add Link',
		value: 'addLink',
		action: 'Add a link to a job',
		description: 'Put a link to a page elsewhere on a job, for example to photos or a report',
	},
	route: 'POST /jobs/{job_id}/links',
	fields: [jobId, ...linkFields, additionalFields([additionalJson])],
	amounts: [],
	hasTimes: false,
	returns: 'record',
};
