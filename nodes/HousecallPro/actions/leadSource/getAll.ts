import type { INodeProperties } from 'n8n-workflow';

import { filters, returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';

const byName: INodeProperties = {
	displayName: 'Search',
	name: 'q',
	type: 'string',
	default: '',
	placeholder: 'e.g. Yelp',
	description: 'Part of a name',
};

/** The service lets one turn the order of this list, not choose what it is sorted by. */
const direction: INodeProperties = {
	displayName: 'Sort Direction',
	name: 'sort_direction',
	type: 'options',
	options: [
		{ name: 'Ascending', value: 'asc' },
		{ name: 'Descending', value: 'desc' },
	],
	default: 'desc',
};

/** GET /lead_sources. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many lead sources',
		description: 'Search and list the lead sources by name, such as Yelp or Referral',
	},
	route: 'GET /lead_sources',
	fields: [...returnAllOrLimit, filters([byName]), options(direction)],
	returns: { list: 'lead_sources', paginated: true },
};
