import { returnAllOrLimit } from '../../descriptions/collections';
import { companies } from '../../descriptions/locations';
import type { Operation } from '../../operation/operation';
import { simpleCompany } from './simplify';

/** GET /companies. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many companies',
		description:
			'List the company of the API key and all its locations, with address and time zone',
	},
	route: companies.route,
	fallback: companies.fallback,
	fields: [...returnAllOrLimit],
	simplify: simpleCompany,
	returns: { list: companies.list, paginated: true },
};
