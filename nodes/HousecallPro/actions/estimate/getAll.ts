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
import { includeMore } from './fields';
import { simpleEstimate } from './simplify';

const NOT_APPROVALS =
	'An approved or declined option does not count as a change in Housecall Pro: for those, use the trigger.';

/**
 * GET /estimates. Newest first unless sorted. An option's approval does not change
 * `updated_at` (seen in live answers), so "Changed Since" does not find it.
 */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many estimates',
		description:
			'List estimates (quotes) by scheduled date, status, customer or assigned employee, with the approval of their options: approved, declined or not answered',
	},
	route: 'GET /estimates',
	fields: [
		...returnAllOrLimit,
		filters([
			byCustomer,
			byEmployees,
			byLocations,
			byNumber('Estimate Number', 'estimate_number', UNTIL_FOUND),
			...bySchedule,
			byWorkStatus,
			{ ...changedSince, description: `${changedSince.description} ${NOT_APPROVALS}` },
		]),
		options(includeMore),
		sort([
			{ name: 'Created At', value: 'created_at' },
			{ name: 'ID', value: 'id' },
			{ name: 'Updated At', value: 'updated_at' },
		]),
	],
	clientSideFilters: { estimate_number: byUniqueProperty('estimate_number') },
	simplify: simpleEstimate,
	returns: { list: 'estimates', paginated: true },
};
