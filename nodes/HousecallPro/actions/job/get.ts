import { ESTIMATE, JOB } from '../../descriptions/amounts';
import { jobId } from '../../descriptions/locators';
import { takeInclude, withIncluded } from '../../operation/include';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { toRecord } from '../../operation/record';
import { estimateOf } from '../estimateOption/jobOrigin';
import { includeWith } from './fields';
import { simpleJob } from './simplify';

const madeOf = {
	name: 'Estimate',
	value: 'estimate',
	description: 'The one that the job was made of; it is looked for among those of the customer',
};

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
	fields: [jobId, options(includeWith(madeOf))],
	amounts: [...JOB, ...ESTIMATE.map((amount) => `estimate.${amount}`)],
	simplify: simpleJob,
	returns: 'record',
	execute: async ({ api, call }) => {
		const { isWanted, query } = takeInclude(call.query, madeOf.value);
		const job = toRecord(call, await api.send({ ...call, query }));
		if (!isWanted) return job;
		return await withIncluded(job, madeOf.value, async (found) => await estimateOf(api, found));
	},
};
