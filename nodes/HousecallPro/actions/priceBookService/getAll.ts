import type { INodeProperties } from 'n8n-workflow';

import { filters, include, returnAllOrLimit, sort } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { byProperty, toPropertyFilters } from './filters';
import { simpleService } from './simplify';

const search: INodeProperties = {
	displayName: 'Search',
	name: 'q',
	type: 'string',
	default: '',
	placeholder: 'e.g. water heater',
	description: 'Part of a name, description or task number',
};

const includeMore = include('service', [
	{ name: 'Labor Rates', value: 'service_labor_rates' },
	{ name: 'Materials', value: 'service_materials' },
]);

/**
 * GET /api/price_book/services. Prices and costs in cents on the wire, durations in minutes. Newest first unless
 * sorted. The API description names the list `services`; live responses hold it in `data`.
 */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many price book services',
		description: 'Search and list the services of the price book with prices and costs, in dollars',
	},
	route: 'GET /api/price_book/services',
	fields: [
		...returnAllOrLimit,
		filters([search, ...byProperty]),
		options(includeMore),
		sort([{ name: 'Created At', value: 'created_at' }]),
	],
	preSend: toPropertyFilters,
	simplify: simpleService,
	returns: { list: 'services', paginated: true },
};
