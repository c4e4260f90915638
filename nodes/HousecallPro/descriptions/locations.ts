import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/values';
import type { Api, Fallback, Route } from '../transport/types';

/** A company, then all that it holds: `locations` nests companies of the same shape, at any depth. */
function withLocations({ locations, ...company }: IDataObject): IDataObject[] {
	const nested = Array.isArray(locations) ? locations.filter(isObject) : [];
	return [company, ...nested.flatMap(withLocations)];
}

/** The live service has the key's own company only, with its locations inside. */
async function readOwn(api: Api) {
	const own = await api.send({ route: 'GET /company' });
	const all = isObject(own) ? withLocations(own) : [];
	const companies = [...new Map(all.map((company) => [company.id, company])).values()];
	return { total_pages: 1, companies };
}

/** The company of the key and all its locations. */
export const companies: { route: Route; list: string; fallback: Fallback } = {
	route: 'GET /companies',
	list: 'companies',
	fallback: { run: readOwn },
};
