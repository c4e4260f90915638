import { additionalFields, additionalJson } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import { dispatchedEmployees, withDispatched } from '../../descriptions/schedule';
import { recordOf } from '../../helpers/values';
import type { Operation } from '../../operation/operation';

/**
 * PUT /jobs/{job_id}/dispatch. Responds 200 with `{ assigned_employees: […] }`. The ID of the job comes out for the steps
 * that follow.
 */
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
	execute: async ({ api, call }) => ({ ...call.path, ...recordOf(await api.send(call)) }),
};
