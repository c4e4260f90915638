import { include } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { jobId } from '../../descriptions/locators';
import { scheduleDetails, startTime, withDispatched } from '../../descriptions/schedule';
import { keepDuration } from './schedule';

const includeMore = include('schedule', [
	{ name: 'Appointments', value: 'appointments' },
	{ name: 'Assigned Employees', value: 'assigned_employees' },
]);

/**
 * PUT /jobs/{job_id}/schedule. Returns the schedule. Refused for a job with several appointments (API
 * description) and, with 400, for a completed one (seen in live responses).
 */
export const setSchedule: Operation = {
	option: {
		name: 'Schedule or Reschedule',
		value: 'setSchedule',
		action: 'Schedule or reschedule a job',
		description:
			'Put a job with one visit on the calendar, or move it to another day or time; it stays as long as it was unless an end is given; the visits of a job with several are changed with Appointment → Update',
	},
	route: 'PUT /jobs/{job_id}/schedule',
	idempotent: false,
	fields: [jobId, startTime, scheduleDetails, options(includeMore)],
	preSend: withDispatched,
	amounts: [],
	returns: 'record',
	execute: async ({ api, call }) => {
		const ends = ['start_time', 'end_time'] as const;
		const body = await keepDuration(api, call.path, call.body ?? {}, ends);
		return await api.send({ ...call, body });
	},
};
