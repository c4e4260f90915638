import { additionalFields, additionalJson } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import { dispatchedEmployees, withDispatched } from '../../descriptions/schedule';
import type { Operation } from '../../operation/operation';

/** PUT /jobs/{job_id}/dispatch. Returns `{ assigned_employees: […] }`. */
export const dispatch: Operation = {
	option: {
		name: 'Assign Employees',
		value: 'dispatch',
		action: 'Assign employees to a job',
		description:
			'Set which employees (technicians) do a job, in place of those before: send, put or dispatch them to it',
	},
	route: 'PUT /jobs/{job_id}/dispatch',
	fields: [jobId, { ...dispatchedEmployees, required: true }, additionalFields([additionalJson])],
	preSend: withDispatched,
	amounts: [],
	returns: 'record',
};
