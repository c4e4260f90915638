import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Page } from '../transport/page';
import { FAIL_FAST, readCached } from './read';
import * as sources from './sources';
import type { Source } from './sources';

const PAGE_SIZE = 100;

/** Pages that one search looks through for a name, where the service cannot search itself. */
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

const holds =
	(filter?: string) =>
	({ name }: { name: string }) =>
		!filter || name.toLowerCase().includes(filter.toLowerCase());

/** Where a server does not count its pages, the last one is not full. */
const isLast = (page: number, { records, totalPages }: Page) =>
	totalPages === undefined ? records.length < PAGE_SIZE : page >= totalPages;

/**
 * A picker over a list of the account, a page at a time. The picker shows an error of the service and an unexpected
 * response; an empty list means that there is nothing.
 */
const search = ({ route, fallback, list, searches, label }: Source): Search =>
	async function (filter, token = '1') {
		const results: INodeListSearchResult['results'] = [];
		const searchesHere = Boolean(filter) && !searches;
		const last = Number(token) + (searchesHere ? PAGES_SEARCHED : 1) - 1;
		const query = searches && filter ? { q: filter } : {};
		const call = { ...FAIL_FAST, route, fallback, list, query, paged: true, limit: PAGE_SIZE };
		for (let number = Number(token); number <= last; number++) {
			const page = await readCached(
				this,
				JSON.stringify([call, number]),
				async (api) => await api.page(call, number),
			);
			const found = page.records.map((record) => toResult(record, label));
			results.push(...(searchesHere ? found.filter(holds(filter)) : found));
			if (isLast(number, page)) return { results };
		}
		return { results, paginationToken: String(last + 1) };
	};

/** A picker over what belongs to the record that is chosen in another field of the node. */
const searchWithin = (
	parent: string,
	list: string,
	route: Source['route'],
	label: Source['label'],
): Search =>
	async function (filter) {
		const id = this.getCurrentNodeParameter(parent, { extractValue: true });
		if (!id || typeof id !== 'string') return { results: [] };
		const call = { ...FAIL_FAST, route, list, path: { [parent]: id }, paged: false };
		const records = await readCached(
			this,
			JSON.stringify(call),
			async (api) => await api.list(call),
		);
		const results = records.map((record) => toResult(record, label));
		return { results: results.filter(holds(filter)) };
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
