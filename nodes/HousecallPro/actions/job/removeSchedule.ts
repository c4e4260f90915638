import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/** DELETE /jobs/{job_id}/schedule. Responds 200 with `{ object: "schedule", deleted: true }`; the job stays. */
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
};
