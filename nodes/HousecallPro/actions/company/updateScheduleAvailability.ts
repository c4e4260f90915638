import type { INodeProperties } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import { listOf } from '../../helpers/writable';
import type { RequestParts } from '../../transport/types';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

const buffer: INodeProperties = {
	displayName: 'Buffer (Days)',
	name: 'availability_buffer_in_days',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	required: true,
	default: 0,
	placeholder: 'e.g. 2',
	description: 'How many days ahead work must be booked at least',
};

const windows: INodeProperties = {
	displayName: 'Windows',
	name: 'schedule_windows',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Window',
	default: {},
	options: [
		{
			displayName: 'Window',
			name: 'window',
			values: [
				{
					displayName: 'Start Time',
					name: 'start_time',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 08:00',
				},
				{
					displayName: 'End Time',
					name: 'end_time',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 17:00',
				},
			],
		},
	],
	description:
		'When work can be booked on that day, from 00:00 to 24:00; none at all when left out. Housecall Pro does not say in which time zone: it is taken to be the company’s.',
};

/** As the service calls them. */
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const days: INodeProperties = {
	displayName: 'Days',
	name: 'daily_schedule_windows',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	required: true,
	placeholder: 'Add Day',
	default: {},
	options: [
		{
			displayName: 'Day',
			name: 'day',
			values: [
				{
					displayName: 'Day',
					name: 'day_name',
					type: 'options',
					required: true,
					options: DAYS.map((name) => ({ name, value: name })),
					default: 'Monday',
				},
				windows,
			],
		},
	],
};

/**
 * The service wants the windows of each day, also of one that has none. Additional JSON may give the days as they were
 * read: under another name, and with every list inside a `data`.
 */
function withEmptyDays({ path, body = {} }: RequestParts): RequestParts {
	const { daily_schedule_windows, daily_availabilities, ...rest } = body;
	const days = listOf(daily_availabilities) ?? daily_schedule_windows;
	if (!Array.isArray(days)) return { path, body };
	const filled = days.filter(isObject).map((day) => ({
		...day,
		schedule_windows: listOf(day.schedule_windows) ?? [],
	}));
	return { path, body: { ...rest, daily_schedule_windows: filled } };
}

/** PUT /company/schedule_availability. Answers as the GET does; a 400 names the attribute that is wrong. */
export const updateScheduleAvailability: Operation = {
	option: {
		name: 'Update Schedule Availability',
		value: 'updateScheduleAvailability',
		action: 'Update schedule availability of the company',
		description:
			'Replace the hours of the weekdays in which work can be booked, for the whole company',
	},
	route: 'PUT /company/schedule_availability',
	fields: [buffer, days, additionalFields([additionalJson])],
	preSend: withEmptyDays,
	returns: 'record',
};
