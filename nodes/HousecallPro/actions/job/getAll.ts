import { changedSince, filters, returnAllOrLimit, sort } from '../../descriptions/collections';
import {
	byCustomer,
	byEmployees,
	byLocations,
	byNumber,
	bySchedule,
	byWorkStatus,
	UNTIL_FOUND,
} from '../../descriptions/filters';
import { byUniqueProperty } from '../../operation/clientSideFilter';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { byCompletion, completionFilters } from './completion';
import { includeMore } from './fields';
import { simpleJob } from './simplify';

/**
 * GET /jobs. Amounts in cents on the wire. Newest first unless sorted. The dates of `scheduled_…` are those of the
 * visits, so a job without a date is in none of those spans.
 */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description:
			'List the jobs of a day, week or month, by scheduled date, date of completion, number, status (such as completed or canceled), customer or assigned employee',
	},
	route: 'GET /jobs',
	fields: [
		...returnAllOrLimit,
		filters([
			byCustomer,
			byEmployees,
			byLocations,
			...byCompletion,
			byNumber('Invoice Number', 'invoice_number', UNTIL_FOUND),
			...bySchedule,
			byWorkStatus,
			changedSince,
		]),
		options(includeMore),
		sort([
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Description', value: 'description' },
			{ name: 'ID', value: 'id' },
			{ name: 'Invoice Number', value: 'invoice_number' },
			{ name: 'Updated At', value: 'updated_at' },
			{ name: 'Work Status', value: 'work_status' },
		]),
	],
	clientSideFilters: {
		...completionFilters,
		invoice_number: byUniqueProperty('invoice_number'),
	},
	simplify: simpleJob,
	returns: { list: 'jobs', paginated: true },
};
