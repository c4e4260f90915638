import type { INodeProperties } from 'n8n-workflow';

import { isObject } from '../helpers/values';
import { fieldsToChange } from '../operation/fieldsToChange';
import type { RequestParts } from '../transport/types';
import { multiDropdown } from './dropdowns';
import { additionalFields, additionalJson } from './collections';
import { duration, withEnd } from './duration';
import type { Ends } from './duration';

/** What every field for a time says about itself. */
export const ZONE_RULE = 'A time without a time zone is in that of the workflow';

export const startTime: INodeProperties = {
	displayName: 'Start Time',
	name: 'start_time',
	type: 'dateTime',
	required: true,
	default: '',
	description: `${ZONE_RULE}. When clocks are set back, a time that comes twice means the first; one that is skipped in spring moves forward.`,
};

/** What a day without a time means where a visit ends. */
const END_OF_DAY = 'A date without a time means the end of that day';

export const endTime: INodeProperties = {
	displayName: 'End Time',
	name: 'end_time',
	type: 'dateTime',
	default: '',
	description: `${ZONE_RULE}. ${END_OF_DAY}.`,
};

export const SCHEDULE_ENDS: Ends = {
	start: startTime.name,
	end: endTime.name,
	startLabel: startTime.displayName,
	durationLabel: 'Duration (Minutes)',
	endLabel: endTime.displayName,
};

/** When a job or an estimate option is worked on. */
export const visitTimes: INodeProperties[] = [
	startTime,
	duration(SCHEDULE_ENDS),
	{
		...endTime,
		description: `Without it, and without a duration, the visit stays as long as it was. ${ZONE_RULE}. ${END_OF_DAY}.`,
	},
];

/** `name` is the wire's, which spells it differently for schedules and for appointments. */
export const arrivalWindow = (name: string): INodeProperties => ({
	displayName: 'Arrival Window (Minutes)',
	name,
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	placeholder: 'e.g. 120',
	description: 'How long after the start time the customer is told to expect arrival',
});

/** Employees by ID. On the wire of schedules and dispatches each becomes an object; see `withDispatched`. */
export const dispatchedEmployees = multiDropdown({
	displayName: 'Employee Names or IDs',
	name: 'dispatched_employees',
	load: 'getEmployees',
	about: 'Who does the work (technicians), in place of those before',
});

const notifications: INodeProperties[] = [
	{
		displayName: 'Notify Customer',
		name: 'notify',
		type: 'boolean',
		default: false,
		description: 'Whether Housecall Pro tells the customer about the new schedule',
	},
	{
		displayName: 'Notify Employees',
		name: 'notify_pro',
		type: 'boolean',
		default: false,
		description: 'Whether Housecall Pro tells the assigned employees about the new schedule',
	},
];

/** What can be set together with the start time of a job or an estimate option. */
export const scheduleDetails = additionalFields([
	arrivalWindow('arrival_window_in_minutes'),
	dispatchedEmployees,
	fieldsToChange,
	...notifications,
	additionalJson,
]);

/** A schedule as the wire wants it: with an end in place of a duration. @throws FieldError as `withEnd` */
export function toSchedule(parts: RequestParts): RequestParts {
	const { path, body = {} } = withDispatched(parts);
	return { path, body: withEnd(body, SCHEDULE_ENDS) };
}

/** IDs of employees as the wire wants them: `[{ employee_id }]`. */
export function withDispatched({ path, body = {} }: RequestParts): RequestParts {
	const { dispatched_employees: employees, ...rest } = body;
	if (!Array.isArray(employees)) return { path, body };
	const dispatched = employees.map((entry) =>
		isObject(entry) ? entry : { employee_id: String(entry) },
	);
	return { path, body: { ...rest, dispatched_employees: dispatched } };
}
