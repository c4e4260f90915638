import type { INodeProperties } from 'n8n-workflow';

import { filters, returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import type { RequestParts } from '../../transport/types';
import { byEmployees } from '../../descriptions/filters';

const narrowing: INodeProperties[] = [
	{
		displayName: 'Days',
		name: 'show_for_days',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 7,
		description: 'How many days to look at, from the start date on',
	},
	{ ...byEmployees, description: 'Only the time of these employees counts' },
	{
		displayName: 'Price Form ID',
		name: 'price_form_id',
		type: 'string',
		default: '',
		placeholder: 'e.g. pbpf_0123456789abcdef0123456789abcdef',
		description:
			'Only the time of the employees assigned to this price form counts. Price Form → Get Many returns the IDs.',
	},
	{
		displayName: 'Service Duration (Minutes)',
		name: 'service_duration',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 60,
		description:
			'How long a window is. When left out, as long as the service takes, or 30 minutes.',
	},
	{
		displayName: 'Service ID',
		name: 'service_id',
		type: 'string',
		default: '',
		placeholder: 'e.g. olit_0123456789abcdef0123456789abcdef',
		description:
			'Only the time of the employees assigned to this service counts. Price Book Service → Get Many returns the IDs as "uuid".',
	},
	{
		displayName: 'Start Date',
		name: 'start_date',
		type: 'dateTime',
		default: '',
		description: 'When to start; on the next day with a free window when left out',
	},
];

/** The service wants this one date without the `Z` of all others; taken to be in UTC, as the windows in its answer. */
function withBareStart({ path, query = {} }: RequestParts): RequestParts {
	if (query.start_date === undefined) return { path, query };
	return { path, query: { ...query, start_date: String(query.start_date).replace(/Z$/, '') } };
}

/** GET /company/schedule_availability/booking_windows. Comes whole. Times in UTC. */
export const getBookingWindows: Operation = {
	option: {
		name: 'Get Booking Windows',
		value: 'getBookingWindows',
		action: 'Get booking windows of the company',
		description:
			'Find the time windows (slots) in which a job, estimate or appointment could be booked, each with whether it is still free',
	},
	route: 'GET /company/schedule_availability/booking_windows',
	fields: [...returnAllOrLimit, filters(narrowing)],
	preSend: withBareStart,
	returns: { list: 'booking_windows', paginated: false },
};
