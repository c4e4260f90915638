import type { INodeProperties } from 'n8n-workflow';

import { filters, returnAllOrLimit, sort } from '../../descriptions/collections';
import { multiDropdown } from '../../descriptions/dropdowns';
import { byCustomer, byEmployees, byLocations } from '../../descriptions/filters';
import type { Operation } from '../../operation/operation';
import { simpleLead } from './simplify';

const byLeadSource = multiDropdown({
	displayName: 'Lead Source Names or IDs',
	name: 'lead_source',
	load: 'getLeadSources',
	about: 'Only leads that came from one of these; the service takes them by their names',
});

const byStatus: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Lost', value: 'lost' },
		{ name: 'Open', value: 'open' },
		{ name: 'Won', value: 'won' },
	],
	default: 'open',
};

const byTags = multiDropdown({
	displayName: 'Tag Names or IDs',
	name: 'tag_ids',
	load: 'getTagIds',
	about: 'Only leads with one of these',
});

/** GET /leads. Newest first unless sorted. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many leads',
		description: 'List leads by status, customer, assigned employee, lead source or tag',
	},
	route: 'GET /leads',
	fields: [
		...returnAllOrLimit,
		filters([byCustomer, byEmployees, byLeadSource, byLocations, byStatus, byTags]),
		sort([
			{ name: 'Created At', value: 'created_at' },
			{ name: 'ID', value: 'id' },
			{ name: 'Status', value: 'status' },
			{ name: 'Updated At', value: 'updated_at' },
		]),
	],
	simplify: simpleLead,
	returns: { list: 'leads', paginated: true },
};
