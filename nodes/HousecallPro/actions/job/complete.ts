import { additionalFields, additionalJson } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { simpleJob } from './simplify';

/** PUT /jobs/{job_id} with the work status alone. The live service has no way to complete a job. */
export const complete: Operation = {
	option: {
		name: 'Complete',
		value: 'complete',
		action: 'Complete a job',
		description: 'Mark a job as done, when the work is finished',
	},
	route: 'PUT /jobs/{job_id}',
	composedOf: [],
	fallback: {
		advice:
			'Jobs are completed by hand: choose Finish in the job, in Housecall Pro or its app. The event Job Completed tells when that was done.',
	},
	fields: [jobId, additionalFields([additionalJson])],
	preSend: ({ body, ...parts }) => ({ ...parts, body: { work_status: 'complete', ...body } }),
	simplify: simpleJob,
	returns: 'record',
};
