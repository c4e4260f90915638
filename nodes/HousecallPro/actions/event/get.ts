import { eventId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { simpleEvent } from './simplify';

/** GET /events/{event_id}. Times in UTC on the wire; `recurrence_rule` in iCal format. */
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
