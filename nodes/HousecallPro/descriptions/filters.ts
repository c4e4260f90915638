import type { INodeProperties } from 'n8n-workflow';

import { multiDropdown } from './dropdowns';
import { optional } from './locator';
import { customerId } from './locators';

export const byCustomer = optional(customerId);

export const byEmployees = multiDropdown({
	displayName: 'Employee Names or IDs',
	name: 'employee_ids',
	load: 'getEmployees',
	about: 'Only what is assigned to one of these',
});

export const byLocations = multiDropdown({
	displayName: 'Location Names or IDs',
	name: 'location_ids',
	load: 'getLocations',
	about:
		'Only for a key that reaches several locations; ignored when the credential names a location',
});

/** A job or an estimate by its progress. Responses word the statuses differently. */
export const byWorkStatus: INodeProperties = {
	displayName: 'Work Status',
	name: 'work_status',
	type: 'multiOptions',
	options: [
		{ name: 'Canceled', value: 'canceled' },
		{ name: 'Completed', value: 'completed' },
		{ name: 'In Progress', value: 'in_progress' },
		{ name: 'Scheduled', value: 'scheduled' },
		{ name: 'Unscheduled', value: 'unscheduled' },
	],
	default: [],
	description: 'Any of the chosen ones',
};

/** A record by the number that people call it by. The service has no such filter; see `NUMBER` and `UNIQUE_NUMBER`. */
export const byNumber = (displayName: string, name: string, reading: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 1042',
	description: `Exactly this number. Housecall Pro cannot look for it, so the list is read, newest first, ${reading}.`,
});

/** A job or an estimate has a number that no other one of the company has (API description). */
export const UNTIL_FOUND = 'until it is found: add a date filter where you know about when it was';

/** A day as an expression of n8n has it, to show how both ends of it are written. */
interface ExampleDay {
	name: string;
	start: string;
}

const YESTERDAY: ExampleDay = { name: 'yesterday', start: '$today.minus({ days: 1 })' };
const TOMORROW: ExampleDay = { name: 'tomorrow', start: '$today.plus({ days: 1 })' };

/** The two ends of a span of time; both are part of it. `name` is the one on the wire, without its ending. */
export const between = (
	displayName: string,
	name: string,
	day: ExampleDay = YESTERDAY,
): INodeProperties[] => [
	{
		displayName: `${displayName} From`,
		name: `${name}_min`,
		type: 'dateTime',
		default: '',
		description: `This moment and later, for ${day.name} {{ ${day.start} }}; a date without a time means the beginning of that day`,
	},
	{
		displayName: `${displayName} Until`,
		name: `${name}_max`,
		type: 'dateTime',
		default: '',
		description: `This moment and earlier, for ${day.name} {{ ${day.start}.endOf('day') }}; a date without a time means the end of that day`,
	},
];

export const bySchedule: INodeProperties[] = [
	...between('Scheduled Start', 'scheduled_start', TOMORROW),
	...between('Scheduled End', 'scheduled_end', TOMORROW),
];
