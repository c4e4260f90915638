import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { personName } from '../actions/common/texts';
import { isObject } from '../transport/answer';
import { connect } from '../transport/api';
import type { Route } from '../transport/types';

const PAGE_SIZE = 50;

interface Source {
	route: Route;
	list: string;
	/** Whether the service searches by `q`; elsewhere the names of each page are searched here. */
	searches: boolean;
	/** What the user can do where the service has no such list. */
	advice?: string;
	/** What the list shows for a record. */
	label: (record: IDataObject) => string;
}

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	page?: string,
) => Promise<INodeListSearchResult>;

/** One page of a list for a picker. An error of the service is shown in the picker, never an empty list. */
const search = ({ route, list, searches, advice, label }: Source): Search =>
	async function (filter, page = '1') {
		const api = (await connect(this))();
		const query = {
			page: Number(page),
			page_size: PAGE_SIZE,
			...(searches && filter && { q: filter }),
		};
		const alternative = advice === undefined ? undefined : { advice };
		const answer = await api.send({ route, alternative, query });
		const body = isObject(answer) ? answer : {};
		const records = Array.isArray(body[list]) ? body[list].filter(isObject) : [];
		const results = records
			.map((record) => ({ name: label(record), value: String(record.id) }))
			.filter(
				({ name }) => searches || !filter || name.toLowerCase().includes(filter.toLowerCase()),
			);
		const hasMore = Number(body.total_pages ?? 1) > Number(page);
		return { results, paginationToken: hasMore ? String(Number(page) + 1) : undefined };
	};

const text = (...parts: unknown[]) => parts.filter(Boolean).map(String).join(' ');

const withDetail = (name: string, detail: string) =>
	name && detail ? `${name} – ${detail}` : name || detail;

export const searchCustomers = search({
	route: 'GET /customers',
	list: 'customers',
	searches: true,
	label: (customer) =>
		withDetail(personName(customer), text(customer.mobile_number || customer.email)),
});

export const searchEmployees = search({
	route: 'GET /employees',
	list: 'employees',
	searches: false,
	label: (employee) => withDetail(personName(employee), text(employee.role)),
});

export const searchEstimates = search({
	route: 'GET /estimates',
	list: 'estimates',
	searches: false,
	label: (estimate) =>
		withDetail(`#${text(estimate.estimate_number)}`, personName(estimate.customer)),
});

export const searchInvoices = search({
	route: 'GET /invoices',
	list: 'invoices',
	searches: false,
	label: (invoice) => withDetail(`#${text(invoice.invoice_number)}`, text(invoice.status)),
});

export const searchJobs = search({
	route: 'GET /jobs',
	list: 'jobs',
	searches: false,
	label: (job) =>
		withDetail(
			`#${text(job.invoice_number)} ${personName(job.customer)}`.trim(),
			text(job.description),
		),
});

export const searchWebhooks = search({
	route: 'GET /webhooks',
	list: 'webhooks',
	searches: false,
	advice: 'Housecall Pro’s API does not list webhooks here. Choose "By ID" instead.',
	label: (webhook) => text(webhook.url || webhook.id),
});
