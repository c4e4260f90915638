import { additionalFields, additionalJson } from '../common/fields';
import { jobId } from '../common/locators';
import { dispatchedEmployees, withDispatched } from '../common/schedule';
import type { Operation } from '../operation';

/** PUT /jobs/{job_id}/dispatch. Answers `{ assigned_employees: […] }`. The list has to be sent, if only empty. */
export const dispatch: Operation = {
	option: {
		name: 'Dispatch',
		value: 'dispatch',
		action: 'Dispatch a job to employees',
		description: 'Set which employees do a job, in place of those before',
	},
	route: 'PUT /jobs/{job_id}/dispatch',
	fields: [
		jobId,
		{
			...dispatchedEmployees,
			description:
				'Who does the job, in place of those before; leave empty to take everyone off. Employee → Get Many returns the IDs.',
		},
		additionalFields([additionalJson]),
	],
	prepare: ({ path, body }) =>
		withDispatched({ path, body: { dispatched_employees: [], ...body } }),
	returns: 'record',
};
