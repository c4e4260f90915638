import type { INodeProperties } from 'n8n-workflow';

import { customerId, optional } from './locators';

export const byCustomer = optional(customerId);

export const byEmployees: INodeProperties = {
	displayName: 'Employee IDs',
	name: 'employee_ids',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Employee' },
	default: [],
	placeholder: 'e.g. pro_0123456789abcdef0123456789abcdef',
	description:
		'Only what is assigned to one of these employees. Employee → Get Many returns the IDs.',
};

export const byLocations: INodeProperties = {
	displayName: 'Location IDs',
	name: 'location_ids',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Location' },
	default: [],
	placeholder: 'e.g. 7a1c6f0e-4f0b-4f0e-9a64-2f6f0c1d2b3a',
	description:
		'Only for a key that reaches several locations. Company → Get Many returns the IDs. Ignored when the credential names a location.',
};

/** A job or an estimate by its progress. What is asked for here is worded otherwise in answers. */
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

/** The two ends of a span of time; both are part of it. `name` is the one on the wire, without its ending. */
export const between = (displayName: string, name: string): INodeProperties[] => [
	{
		displayName: `${displayName} From`,
		name: `${name}_min`,
		type: 'dateTime',
		default: '',
		description: 'This moment and later',
	},
	{
		displayName: `${displayName} Until`,
		name: `${name}_max`,
		type: 'dateTime',
		default: '',
		description: 'This moment and earlier',
	},
];

export const bySchedule: INodeProperties[] = [
	...between('Scheduled Start', 'scheduled_start'),
	...between('Scheduled End', 'scheduled_end'),
];
