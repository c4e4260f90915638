import { additionalFields, additionalJson } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { simpleJob } from './simplify';

/** POST /jobs/{job_id}/lock. Returns the job, which has `locked_at` then. The API has no way back. */
export const lock: Operation = {
	option: {
		name: 'Lock',
		value: 'lock',
		action: 'Lock a job',
		description: 'Lock one job against changes; the API cannot unlock it again',
	},
	route: 'POST /jobs/{job_id}/lock',
	fields: [jobId, additionalFields([additionalJson])],
	simplify: simpleJob,
	returns: 'record',
};
