import type { IDataObject } from 'n8n-workflow';

import { returnAllOrLimit } from '../../descriptions/collections';
import { isObject } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import type { Api } from '../../transport/types';
import { simpleCompany } from './simplify';

/** A company, then all that it holds: `locations` nests companies of the same shape, at any depth. */
function withLocations({ locations, ...company }: IDataObject): IDataObject[] {
	const nested = Array.isArray(locations) ? locations.filter(isObject) : [];
	return [company, ...nested.flatMap(withLocations)];
}

/** The live service has the key's own company only, with its locations inside. */
async function readOwn(api: Api) {
	const own = await api.send({ route: 'GET /company' });
	const all = isObject(own) ? withLocations(own) : [];
	return { companies: [...new Map(all.map((company) => [company.id, company])).values()] };
}

/** GET /companies. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many companies',
		description:
			'List the company of the API key and all its locations, with address and time zone',
	},
	route: 'GET /companies',
	fallback: { run: readOwn },
	fields: [...returnAllOrLimit],
	simplify: simpleCompany,
	returns: { list: 'companies', paged: true },
};
