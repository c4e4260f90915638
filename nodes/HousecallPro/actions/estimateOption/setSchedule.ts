import { include } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { estimateId, estimateOptionId } from '../../descriptions/locators';
import { keepDuration } from '../../descriptions/duration';
import {
	scheduleDetails,
	SCHEDULE_ENDS,
	toSchedule,
	visitTimes,
} from '../../descriptions/schedule';
import { isObject, recordOf } from '../../helpers/values';

const includeMore = include('schedule', [
	{ name: 'Assigned Employees', value: 'assigned_employees' },
]);

/** PUT /estimates/{estimate_id}/options/{option_id}/schedule. Returns the schedule, with the IDs. */
export const setSchedule: Operation = {
	option: {
		name: 'Schedule or Reschedule',
		value: 'setSchedule',
		action: 'Schedule or reschedule an estimate option',
		description:
			'Put the visit for one estimate option on the calendar, or move it to another time; it stays as long as it was unless a duration or an end is given',
	},
	route: 'PUT /estimates/{estimate_id}/options/{option_id}/schedule',
	idempotent: false,
	fields: [estimateId, estimateOptionId, ...visitTimes, scheduleDetails, options(includeMore)],
	preSend: toSchedule,
	amounts: [],
	returns: 'record',
	execute: async ({ api, call }) => {
		const { estimate_id = '' } = call.path ?? {};
		const read = async () => {
			const path = { estimate_id };
			const estimate = await api.send({ route: 'GET /estimates/{estimate_id}', path });
			return isObject(estimate) ? estimate : {};
		};
		const body = await keepDuration(call.body ?? {}, SCHEDULE_ENDS, read);
		return { ...call.path, ...recordOf(await api.send({ ...call, body })) };
	},
};
