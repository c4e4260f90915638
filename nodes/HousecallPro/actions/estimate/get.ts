import { ESTIMATE, JOB } from '../../descriptions/amounts';
import { attachments, include } from '../../descriptions/collections';
import { estimateId } from '../../descriptions/locators';
import { objects } from '../../helpers/display';
import { inside } from '../../helpers/money';
import { takeInclude, withIncluded } from '../../operation/include';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { toRecord } from '../../operation/record';
import { jobsOf } from '../estimateOption/jobOrigin';
import { simpleEstimate } from './simplify';

const jobsMade = {
	name: 'Jobs',
	value: 'jobs',
	description:
		'Those that were made of its options; they are looked for among those of the customer',
};

/** GET /estimates/{estimate_id}. Amounts in cents on the wire, one total per option. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an estimate',
		description: 'Get one estimate with its customer, schedule and options with their approval',
	},
	route: 'GET /estimates/{estimate_id}',
	fields: [estimateId, options(include('estimate', [attachments, jobsMade]))],
	amounts: [...ESTIMATE, ...inside('jobs', JOB)],
	simplify: simpleEstimate,
	returns: 'record',
	execute: async ({ api, call }) => {
		const { isWanted, query } = takeInclude(call.query, jobsMade.value);
		const estimate = toRecord(call, await api.send({ ...call, query }));
		if (!isWanted) return estimate;
		return await withIncluded(
			estimate,
			jobsMade.value,
			async ({ options: made, customer }) => await jobsOf(api, objects(made), customer),
		);
	},
};
