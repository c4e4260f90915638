import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { filters, returnAllOrLimit, sort } from '../../descriptions/collections';
import { multiDropdown } from '../../descriptions/dropdowns';
import { byCustomer, byEmployees, byLocations } from '../../descriptions/filters';
import type { ClientSideFilter } from '../../operation/clientSideFilter';
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
	description: 'Only leads that were lost, won, or are still open',
};

const byTags = multiDropdown({
	displayName: 'Tag Names or IDs',
	name: 'tag_ids',
	load: 'getTagIds',
	about: 'Only leads with one of these',
});

/**
 * Leads have no time of their creation (recorded), but numbers that rise (inferred), and the list begins with the
 * newest. As a list may lag behind, it is read on for some numbers.
 */
const LAGGING = 20;

const numberOf = ({ number }: IDataObject) => Number(number ?? NaN);

const byNumberAbove: INodeProperties = {
	displayName: 'Added After Lead Number',
	name: 'number_above',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	placeholder: 'e.g. 1042',
	description:
		'Only leads with a higher number, so those that were added later. Housecall Pro does not say when a lead was added: keep the highest number of the last run. The list is read, newest first, back to this number.',
};

const newerThanNumber: ClientSideFilter = {
	keep: (lead, number) => numberOf(lead) > Number(number),
	isPast: (lead, number) => numberOf(lead) <= Number(number) - LAGGING,
};

/** GET /leads. Newest first unless sorted. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many leads',
		description:
			'List leads by status, customer, assigned employee, lead source or tag, or the new ones since a lead number',
	},
	route: 'GET /leads',
	fields: [
		...returnAllOrLimit,
		filters([byNumberAbove, byCustomer, byEmployees, byLeadSource, byLocations, byStatus, byTags]),
		sort([
			{ name: 'Created At', value: 'created_at' },
			{ name: 'ID', value: 'id' },
			{ name: 'Status', value: 'status' },
			{ name: 'Updated At', value: 'updated_at' },
		]),
	],
	clientSideFilters: { number_above: newerThanNumber },
	simplify: simpleLead,
	returns: { list: 'leads', paginated: true },
};
