import { additionalFields, additionalJson } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import { dispatchedEmployees, withDispatched } from '../../descriptions/schedule';
import type { Operation } from '../../operation/operation';

/** PUT /jobs/{job_id}/dispatch. Returns `{ assigned_employees: […] }`. */
export const dispatch: Operation = {
	option: {
		name: 'Dispatch',
		value: 'dispatch',
		action: 'Dispatch a job to employees',
		description: 'Set which employees do a job, in place of those before',
	},
	route: 'PUT /jobs/{job_id}/dispatch',
	fields: [jobId, { ...dispatchedEmployees, required: true }, additionalFields([additionalJson])],
	preSend: withDispatched,
	returns: 'record',
};
