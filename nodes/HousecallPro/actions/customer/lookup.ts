import type { IDataObject } from 'n8n-workflow';

import type { Api, ListCall } from '../../transport/types';

/** One search for a person. */
export interface Search {
	/** What the service is asked for. */
	q: string;
	/** Those who are meant have one of these; see `signs.ts`. */
	signs: string[];
}

/** Where customers are looked for: at the service, or among those that were read for all items of a run. */
export interface CustomerLookup {
	/** The customers that a search finds, the newest first; there may be others among them. */
	find: (api: Api, search: Search) => Promise<IDataObject[]>;
	/** @throws NodeApiError where there is no such customer */
	get: (api: Api, id: string) => Promise<unknown>;
	/**
	 * Writes something about these people or customers, so that later look-ups see what was written. A write that fails
	 * may have been carried out all the same.
	 * @param customerIn the customer as it is then, in what `write` resolves to; undefined where that does not tell
	 */
	write: <T>(
		about: IDataObject[],
		write: () => Promise<T>,
		customerIn: (written: T) => IDataObject | undefined,
	) => Promise<T>;
}

const ROUTE = 'GET /customers/{customer_id}';

export const CUSTOMER_LIST: ListCall = {
	route: 'GET /customers',
	list: 'customers',
	paginated: true,
};

/** Every look-up is a request. */
export const atService: CustomerLookup = {
	find: async (api, { q }) => await api.list({ ...CUSTOMER_LIST, query: { q } }),
	get: async (api, id) => await api.send({ route: ROUTE, path: { customer_id: id } }),
	write: async (_, write) => await write(),
};
