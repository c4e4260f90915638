import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Page } from '../transport/page';
import { FAIL_FAST, readCached } from './read';
import * as sources from './sources';
import type { Source } from './sources';

const PAGE_SIZE = 100;

/** How many pages one search reads, where the service has no search of its own. */
const PAGES_SEARCHED = 5;

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	page?: string,
) => Promise<INodeListSearchResult>;

const toResult = (record: IDataObject, label: Source['label']) => ({
	name: label(record) || String(record.id),
	value: String(record.id),
});

const matchesFilter =
	(filter?: string) =>
	({ name }: { name: string }) =>
		!filter || name.toLowerCase().includes(filter.toLowerCase());

/** Where a server does not count its pages, a page that is not full is the last one. */
const isLast = (page: number, { records, totalPages }: Page) =>
	totalPages === undefined ? records.length < PAGE_SIZE : page >= totalPages;

/**
 * A picker over a list of the account, which loads one page at a time. The picker shows errors of the service and
 * unexpected responses; an empty list means that the account has no such record.
 */
const search = ({ route, fallback, list, supportsSearch, label }: Source): Search =>
	async function (filter, token = '1') {
		const results: INodeListSearchResult['results'] = [];
		const searchesHere = Boolean(filter) && !supportsSearch;
		const last = Number(token) + (searchesHere ? PAGES_SEARCHED : 1) - 1;
		const query = supportsSearch && filter ? { q: filter } : {};
		const call = { ...FAIL_FAST, route, fallback, list, query, paginated: true, limit: PAGE_SIZE };
		for (let number = Number(token); number <= last; number++) {
			const page = await readCached(
				this,
				JSON.stringify([call, number]),
				async (api) => await api.page(call, number),
			);
			const found = page.records.map((record) => toResult(record, label));
			results.push(...(searchesHere ? found.filter(matchesFilter(filter)) : found));
			if (isLast(number, page)) return { results };
		}
		return { results, paginationToken: String(last + 1) };
	};

/** A picker over the children of the record that another field of the node holds. */
const searchWithin = (
	parent: string,
	list: string,
	route: Source['route'],
	label: Source['label'],
): Search =>
	async function (filter) {
		const id = this.getCurrentNodeParameter(parent, { extractValue: true });
		if (!id || typeof id !== 'string') return { results: [] };
		const call = { ...FAIL_FAST, route, list, path: { [parent]: id }, paginated: false };
		const records = await readCached(
			this,
			JSON.stringify(call),
			async (api) => await api.list(call),
		);
		const results = records.map((record) => toResult(record, label));
		return { results: results.filter(matchesFilter(filter)) };
	};

export const searchCustomers = search(sources.customers);
export const searchEmployees = search(sources.employees);
export const searchEstimates = search(sources.estimates);
export const searchInvoices = search(sources.invoices);
export const searchJobs = search(sources.jobs);
export const searchLeads = search(sources.leads);
export const searchWebhooks = search(sources.webhooks);

export const searchAddresses = searchWithin(
	'customer_id',
	'addresses',
	'GET /customers/{customer_id}',
	sources.addressLabel,
);

export const searchAppointments = searchWithin(
	'job_id',
	'appointments',
	'GET /jobs/{job_id}/appointments',
	sources.appointmentLabel,
);

export const searchLineItems = searchWithin(
	'job_id',
	'line_items',
	'GET /jobs/{job_id}/line_items',
	sources.lineItemLabel,
);

export const searchEstimateOptions = searchWithin(
	'estimate_id',
	'options',
	'GET /estimates/{estimate_id}',
	sources.optionLabel,
);
