import { include } from '../common/include';
import { estimateId, estimateOptionId } from '../common/locators';
import { options } from '../common/options';
import { scheduleDetails, startTime, withDispatched } from '../common/schedule';
import type { Operation } from '../operation';

const includeMore = include('schedule', [
	{ name: 'Assigned Employees', value: 'assigned_employees' },
]);

/** PUT /estimates/{estimate_id}/options/{option_id}/schedule. Answers with the schedule. */
export const setSchedule: Operation = {
	option: {
		name: 'Set Schedule',
		value: 'setSchedule',
		action: 'Set the schedule of an estimate option',
		description: 'Book or reschedule the visit for one estimate option, and who is sent',
	},
	route: 'PUT /estimates/{estimate_id}/options/{option_id}/schedule',
	repeatable: false,
	fields: [estimateId, estimateOptionId, startTime, scheduleDetails, options(includeMore)],
	prepare: withDispatched,
	returns: 'record',
};
