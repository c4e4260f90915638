import { include } from '../../descriptions/collections';
import { recordOf } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { jobId } from '../../descriptions/locators';
import { keepDuration } from '../../descriptions/duration';
import {
	scheduleDetails,
	SCHEDULE_ENDS,
	toSchedule,
	visitTimes,
} from '../../descriptions/schedule';
import { readJob } from './schedule';

const includeMore = include('schedule', [
	{ name: 'Appointments', value: 'appointments' },
	{ name: 'Assigned Employees', value: 'assigned_employees' },
]);

/**
 * PUT /jobs/{job_id}/schedule. Returns the schedule, with the job's ID
 * for the steps that follow. Refused for a job with several appointments (API
 * description) and, with 400, for a completed one (seen in live responses).
 */
export const setSchedule: Operation = {
	option: {
		name: 'Schedule or Reschedule',
		value: 'setSchedule',
		action: 'Schedule or reschedule a job',
		description:
			'Put a job with one visit on the calendar, or move it to another day or time; it stays as long as it was unless a duration or an end is given; the visits of a job with several are changed with Appointment → Update',
	},
	route: 'PUT /jobs/{job_id}/schedule',
	idempotent: false,
	fields: [jobId, ...visitTimes, scheduleDetails, options(includeMore)],
	preSend: toSchedule,
	amounts: [],
	returns: 'record',
	execute: async ({ api, call }) => {
		const read = async () => await readJob(api, call.path);
		const body = await keepDuration(call.body ?? {}, SCHEDULE_ENDS, read);
		return { ...call.path, ...recordOf(await api.send({ ...call, body })) };
	},
};
