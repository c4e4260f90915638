import { jobId } from '../../descriptions/locators';
import { recordOf } from '../../helpers/values';
import type { Operation } from '../../operation/operation';

/**
 * DELETE /jobs/{job_id}/schedule. Responds 200 with `{ object: "schedule", deleted: true }`; the job stays.
 * Its ID comes out for the steps that follow.
 */
export const removeSchedule: Operation = {
	option: {
		name: 'Remove Schedule',
		value: 'removeSchedule',
		action: 'Remove a job from the schedule',
		description: 'Take a job off the calendar, so that it needs scheduling again; the job stays',
	},
	route: 'DELETE /jobs/{job_id}/schedule',
	fields: [jobId],
	amounts: [],
	hasTimes: false,
	returns: 'record',
	execute: async ({ api, call }) => ({ ...call.path, ...recordOf(await api.send(call)) }),
};
