import type { INodeProperties } from 'n8n-workflow';

import { filters, returnAllOrLimit } from '../../descriptions/collections';
import type { ClientSideFilter } from '../../operation/clientSideFilter';
import type { Operation } from '../../operation/operation';
import { optional } from '../../descriptions/locator';
import { priceFormId, serviceId } from '../../descriptions/locators';
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
	{
		displayName: 'First Only',
		name: 'firstOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether to return the first window alone, with "Only Available" the first free one',
	},
	{
		displayName: 'Only Available',
		name: 'onlyAvailable',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out the windows that are taken',
	},
	{ ...byEmployees, description: 'Only the time of these employees counts' },
	{
		...optional(priceFormId),
		description: 'Only the time of the employees assigned to this price form counts',
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
		...optional(serviceId),
		description: 'Only the time of the employees assigned to this service counts',
	},
	{
		displayName: 'Start Date',
		name: 'start_date',
		type: 'dateTime',
		default: '',
		description: 'When to start; on the next day with a free window when left out',
	},
];

const ownFilters: Readonly<Record<string, ClientSideFilter>> = {
	firstOnly: { keep: () => true, most: (isFirst) => (isFirst ? 1 : Infinity) },
	onlyAvailable: { keep: ({ available }, isOnly) => !isOnly || available === true },
};

/** The service wants this one date without the `Z` of all others; taken to be in UTC, as the windows in its answer. */
function withBareStart({ path, query = {} }: RequestParts): RequestParts {
	if (query.start_date === undefined) return { path, query };
	return { path, query: { ...query, start_date: String(query.start_date).replace(/Z$/, '') } };
}

/** GET /company/schedule_availability/booking_windows. Comes whole. Times in UTC on the wire. */
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
	clientSideFilters: ownFilters,
	hasTimes: true,
	returns: { list: 'booking_windows', paginated: false },
};
