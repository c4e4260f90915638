import type { INodeProperties } from 'n8n-workflow';

import { additionalFields, additionalJson } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

const range: INodeProperties[] = [
	{
		displayName: 'Starting At',
		name: 'starting_at',
		type: 'dateTime',
		required: true,
		default: '',
		description: 'This moment and later; a date without a time means the beginning of that day',
	},
	{
		displayName: 'Ending At',
		name: 'ending_at',
		type: 'dateTime',
		required: true,
		default: '',
		description: 'This moment and earlier; a date without a time means the end of that day',
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Completed', value: 'completed', description: 'By the time of completion' },
			{ name: 'In Progress', value: 'in_progress', description: 'By the scheduled start' },
			{ name: 'Scheduled', value: 'scheduled', description: 'By the scheduled start' },
		],
		default: [],
		description: 'Jobs with one of these statuses are locked',
	},
];

/**
 * POST /jobs/lock. Returns `{ jobs: [{ id, locked_at }] }`. A job is locked when its scheduled start or its
 * completion is within the range, both ends included. The API has no way back.
 */
export const lockByTimeRange: Operation = {
	option: {
		name: 'Lock by Time Range',
		value: 'lockByTimeRange',
		action: 'Lock all jobs of a time range',
		description:
			'Lock every job of a time span, such as a month that is closed, against changes; the API cannot unlock them again',
	},
	route: 'POST /jobs/lock',
	fields: [...range, additionalFields([additionalJson])],
	amounts: [],
	returns: { list: 'jobs', paginated: false },
};
