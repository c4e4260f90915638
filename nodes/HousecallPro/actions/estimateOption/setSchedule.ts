import { include } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { estimateId, estimateOptionId } from '../../descriptions/locators';
import { scheduleDetails, startTime, withDispatched } from '../../descriptions/schedule';

const includeMore = include('schedule', [
	{ name: 'Assigned Employees', value: 'assigned_employees' },
]);

/** PUT /estimates/{estimate_id}/options/{option_id}/schedule. Returns the schedule. */
export const setSchedule: Operation = {
	option: {
		name: 'Schedule or Reschedule',
		value: 'setSchedule',
		action: 'Schedule or reschedule an estimate option',
		description:
			'Put the visit for one estimate option on the calendar, or move it to another time',
	},
	route: 'PUT /estimates/{estimate_id}/options/{option_id}/schedule',
	idempotent: false,
	fields: [estimateId, estimateOptionId, startTime, scheduleDetails, options(includeMore)],
	preSend: withDispatched,
	amounts: [],
	returns: 'record',
};
