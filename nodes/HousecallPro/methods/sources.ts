import type { IDataObject } from 'n8n-workflow';

import { addressLine, personName } from '../helpers/display';
import type { Fallback, Route } from '../transport/types';

/** A list of the account that a picker searches. */
export interface Source {
	route: Route;
	fallback?: Fallback;
	list: string;
	/** Whether the service searches by `q`. Otherwise the picker searches the names of the pages that it reads. */
	supportsSearch?: boolean;
	/** What the picker shows for a record. */
	label: (record: IDataObject) => string;
}

const text = (...parts: unknown[]) => parts.filter(Boolean).map(String).join(' ');

const withDetail = (name: string, detail: string) =>
	name && detail ? `${name} – ${detail}` : name || detail;

export const customers: Source = {
	route: 'GET /customers',
	list: 'customers',
	supportsSearch: true,
	label: (customer) =>
		withDetail(personName(customer), text(customer.mobile_number || customer.email)),
};

export const employees: Source = {
	route: 'GET /employees',
	list: 'employees',
	label: (employee) => withDetail(personName(employee), text(employee.role)),
};

export const estimates: Source = {
	route: 'GET /estimates',
	list: 'estimates',
	label: (estimate) =>
		withDetail(`#${text(estimate.estimate_number)}`, personName(estimate.customer)),
};

export const invoices: Source = {
	route: 'GET /invoices',
	list: 'invoices',
	label: (invoice) => withDetail(`#${text(invoice.invoice_number)}`, text(invoice.status)),
};

export const jobs: Source = {
	route: 'GET /jobs',
	list: 'jobs',
	label: (job) =>
		withDetail(
			text(`#${text(job.invoice_number)}`, personName(job.customer)),
			text(job.description),
		),
};

export const leads: Source = {
	route: 'GET /leads',
	list: 'leads',
	label: (lead) => withDetail(`#${text(lead.number)}`, personName(lead.customer)),
};

export const webhooks: Source = {
	route: 'GET /webhooks',
	list: 'webhooks',
	label: ({ url }) => text(url),
	fallback: {
		advice: 'Housecall Pro’s API does not list webhooks here. Choose "By ID" instead.',
	},
};

export const addressLabel = (address: IDataObject) =>
	withDetail(addressLine(address), text(address.type));

export const optionLabel = (option: IDataObject) =>
	withDetail(text(option.name), text(option.approval_status));

export const lineItemLabel = ({ name }: IDataObject) => text(name);

export const appointmentLabel = (appointment: IDataObject) =>
	withDetail(text(appointment.start_time), text(appointment.end_time));
