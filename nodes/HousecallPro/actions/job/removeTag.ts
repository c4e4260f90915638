import { tagId } from '../../descriptions/dropdowns';
import type { Operation } from '../../operation/operation';
import { jobId } from '../../descriptions/locators';

/** DELETE /jobs/{job_id}/tags/{tag_id}. Responds 200 with the tags that the job still has. */
export const removeTag: Operation = {
	option: {
		name: 'Remove Tag',
		value: 'removeTag',
		action: 'Remove a tag from a job',
		description: 'Take a tag off a job; the tag itself and the job’s other tags stay',
	},
	route: 'DELETE /jobs/{job_id}/tags/{tag_id}',
	fields: [jobId, tagId],
	amounts: [],
	hasTimes: false,
	returns: 'record',
};
