import { changedSince, filters, returnAllOrLimit, sort } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { byLocations } from '../../descriptions/filters';
import { simpleEvent } from './simplify';

/** GET /events. Newest first unless sorted. Times in UTC on the wire; `recurrence_rule` in iCal format. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many events',
		description:
			'List what is on the calendar besides jobs and estimates, such as meetings and time off',
	},
	route: 'GET /events',
	fields: [
		...returnAllOrLimit,
		filters([byLocations, changedSince]),
		sort([
			{ name: 'City', value: 'city' },
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Name', value: 'name' },
			{ name: 'Note', value: 'note' },
			{ name: 'State', value: 'state' },
			{ name: 'Street', value: 'street' },
			{ name: 'Street Line 2', value: 'street_line_2' },
			{ name: 'Updated At', value: 'updated_at' },
			{ name: 'ZIP', value: 'zip' },
		]),
	],
	simplify: simpleEvent,
	returns: { list: 'events', paginated: true },
};
