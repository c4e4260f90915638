import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { includeMore } from './fields';
import { simpleJob } from './simplify';

/** GET /jobs/{job_id}. Amounts in cents on the wire. Line items are read on their own. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a job',
		description:
			'Get the details of one job: customer, address, schedule, status and amounts in dollars',
	},
	route: 'GET /jobs/{job_id}',
	fields: [jobId, options(includeMore)],
	simplify: simpleJob,
	returns: 'record',
};
