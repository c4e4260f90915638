import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { withCustomers } from './invoiceCustomers';
import { isLast, matching, readPage, toResults } from './results';
import type { Result, Search } from './results';
import { customers, invoices } from './sources';
import type { Source } from './sources';

/** How many pages one search reads at most, where the service has no search of its own. */
const PAGES_SEARCHED = 20;

/** A search that has found so many reads no further page, unless the user scrolls on. */
const ENOUGH = 20;

/** Of so many customers that a text finds, the jobs, estimates, leads or invoices are listed. */
const CUSTOMERS_FOUND = 5;

/**
 * A picker over a list of the account, which loads one page at a time. Where the service has no search, it searches for
 * customers, whose records come first, then the labels of the list. The picker shows errors of the service and
 * unexpected responses; an empty list means that the account has no such record.
 */
export const search = (source: Source): Search =>
	async function (filter, token = '1') {
		const searchesHere = Boolean(filter) && !source.supportsSearch;
		const query = filter && source.supportsSearch ? { q: filter } : {};
		const first = Number(token);
		const ofCustomers =
			searchesHere && first === 1 ? await searchCustomers(this, source, String(filter)) : [];
		const found = new Map(ofCustomers.map((result) => [result.value, result]));
		const pages = searchesHere && found.size === 0 ? PAGES_SEARCHED : 1;
		for (let number = first; ; number++) {
			const page = await readPage(this, source, number, query);
			const results = await resultsOf(this, source, page.records);
			for (const result of searchesHere ? matching(results, filter) : results) {
				found.set(result.value, result);
			}
			const shown = { results: [...found.values()] };
			if (isLast(number, page)) return shown;
			const isEnough = number - first + 1 >= pages || (searchesHere && found.size >= ENOUGH);
			if (isEnough) return { ...shown, paginationToken: String(number + 1) };
		}
	};

async function resultsOf(
	context: ILoadOptionsFunctions,
	source: Source,
	records: IDataObject[],
): Promise<Result[]> {
	const complete = source === invoices ? await withCustomers(context, records) : records;
	const { entries = (record: IDataObject) => [record], label } = source;
	return toResults(context, complete.flatMap(entries), label);
}

/** What those customers have whom a text finds: by name, email, phone number or address. */
async function searchCustomers(
	context: ILoadOptionsFunctions,
	source: Source,
	text: string,
): Promise<Result[]> {
	const { byCustomer } = source;
	if (!byCustomer) return [];
	const people = (await readPage(context, customers, 1, { q: text })).records;
	const results: Result[] = [];
	for (const { id } of people.slice(0, CUSTOMERS_FOUND)) {
		const filter = { [byCustomer]: byCustomer === 'customer_uuid' ? [id] : id };
		const { records } = await readPage(context, source, 1, filter);
		results.push(...(await resultsOf(context, source, records)));
	}
	return results;
}
