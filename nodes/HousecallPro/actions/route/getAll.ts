import { filters, returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** GET /routes. Pages by `per_page`. The service gives the routes of one day, today by default. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many routes',
		description:
			'List the routes of one day: which employees go to which appointments, events and estimates',
	},
	route: 'GET /routes',
	fields: [
		...returnAllOrLimit,
		filters([
			{
				displayName: 'Date',
				name: 'date',
				type: 'dateTime',
				typeOptions: { dateOnly: true },
				default: '',
				description:
					'The day of the routes; today when left out. Midnight in UTC, as a spreadsheet gives a date, means that day.',
			},
		]),
	],
	returns: { list: 'routes', paginated: true, pageSizeParam: 'per_page' },
};
