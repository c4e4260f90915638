import { additionalFields, additionalJson } from '../../descriptions/collections';
import { tagId } from '../../descriptions/dropdowns';
import type { Operation } from '../../operation/operation';
import { jobId } from '../../descriptions/locators';

/** POST /jobs/{job_id}/tags. Responds 201 with all tags of the job. Takes the ID of a tag, not its name. */
export const addTag: Operation = {
	option: {
		name: 'Add Tag',
		value: 'addTag',
		action: 'Add a tag to a job',
		description: 'Mark a job with a tag that exists; its other tags stay',
	},
	route: 'POST /jobs/{job_id}/tags',
	fields: [jobId, tagId, additionalFields([additionalJson])],
	amounts: [],
	hasTimes: false,
	returns: 'record',
};
