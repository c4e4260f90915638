import { jobId } from '../common/locators';
import { options } from '../common/options';
import type { Operation } from '../operation';
import { simpleJob } from '../simplified';
import { includeMore } from './fields';

/** GET /jobs/{job_id}. Amounts in cents. Line items are read on their own. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a job',
		description: 'Get one job with its customer, address, schedule, status and amounts in cents',
	},
	route: 'GET /jobs/{job_id}',
	fields: [jobId, options(includeMore)],
	simplify: simpleJob,
	returns: 'record',
};
