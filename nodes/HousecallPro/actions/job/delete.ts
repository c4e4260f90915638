import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/** DELETE /jobs/{job_id}. Responds 204, empty. The live service has no such route. */
export const deleteJob: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a job',
		description: 'Delete a job permanently; this cannot be undone',
	},
	route: 'DELETE /jobs/{job_id}',
	fallback: {
		advice:
			'Jobs can only be canceled or deleted by hand: open the job in Housecall Pro and choose Cancel or Delete.',
	},
	fields: [jobId],
	returns: 'deleted',
};
