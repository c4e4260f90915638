import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../operation/operation';
import { simpleEvent } from './simplify';

const eventId: INodeProperties = {
	displayName: 'Event ID',
	name: 'event_id',
	type: 'string',
	required: true,
	default: '',
	description: 'Event → Get Many returns the IDs',
};

/** GET /events/{event_id}. Times in UTC; `recurrence_rule` in iCal format. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an event',
		description: 'Get one event of the calendar with its time, place and assigned employees',
	},
	route: 'GET /events/{event_id}',
	fields: [eventId],
	simplify: simpleEvent,
	returns: 'record',
};
