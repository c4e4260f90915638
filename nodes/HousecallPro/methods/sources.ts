import type { IDataObject } from 'n8n-workflow';

import { objects } from '../helpers/display';
import { listOf } from '../helpers/writable';
import type { Fallback, Route } from '../transport/types';
import * as labels from './labels';
import type { Label } from './labels';

/** A list of the account that a picker searches. */
export interface Source {
	route: Route;
	fallback?: Fallback;
	list: string;
	/** Whether the service searches by `q`. Otherwise the picker searches the labels of the pages that it reads. */
	supportsSearch?: boolean;
	/** The filter by which the service lists what a customer has; customers it can search for. */
	byCustomer?: 'customer_id' | 'customer_uuid';
	/** What is picked, where that is inside the records of the list. */
	entries?: (record: IDataObject) => IDataObject[];
	label: Label;
}

export const customers: Source = {
	route: 'GET /customers',
	list: 'customers',
	supportsSearch: true,
	label: labels.customer,
};

export const employees: Source = {
	route: 'GET /employees',
	list: 'employees',
	label: labels.employee,
};

export const estimates: Source = {
	route: 'GET /estimates',
	list: 'estimates',
	byCustomer: 'customer_id',
	label: labels.estimate,
};

export const allEstimateOptions: Source = {
	...estimates,
	entries: (estimate) => objects(estimate.options).map((option) => ({ ...option, estimate })),
	label: labels.optionOfAny,
};

export const events: Source = {
	route: 'GET /events',
	list: 'events',
	label: labels.event,
};

export const invoices: Source = {
	route: 'GET /invoices',
	list: 'invoices',
	byCustomer: 'customer_uuid',
	label: labels.invoice,
};

export const jobs: Source = {
	route: 'GET /jobs',
	list: 'jobs',
	byCustomer: 'customer_id',
	label: labels.job,
};

export const leads: Source = {
	route: 'GET /leads',
	list: 'leads',
	byCustomer: 'customer_id',
	label: labels.lead,
};

export const priceForms: Source = {
	route: 'GET /api/price_book/price_forms',
	list: 'data',
	label: labels.priceForm,
};

export const services: Source = {
	route: 'GET /api/price_book/services',
	list: 'services',
	supportsSearch: true,
	label: labels.service,
};

export const webhooks: Source = {
	route: 'GET /webhooks',
	list: 'webhooks',
	label: labels.webhook,
	fallback: {
		advice: 'Housecall Pro’s API does not list webhooks here. Choose "By ID" instead.',
	},
};

/** A list that belongs to a record which other fields of the node name. */
export interface ChildSource {
	/** The names of these fields, which the route may need. */
	parents: string[];
	route: Route;
	list: string;
	/** What is picked, where that is inside the records of the list. */
	entries?: (records: IDataObject[], path: Record<string, string>) => IDataObject[];
	label: Label;
}

export const addresses: ChildSource = {
	parents: ['customer_id'],
	route: 'GET /customers/{customer_id}',
	list: 'addresses',
	label: labels.address,
};

export const appointments: ChildSource = {
	parents: ['job_id'],
	route: 'GET /jobs/{job_id}/appointments',
	list: 'appointments',
	label: labels.appointment,
};

export const lineItems: ChildSource = {
	parents: ['job_id'],
	route: 'GET /jobs/{job_id}/line_items',
	list: 'line_items',
	label: labels.lineItem,
};

export const inputMaterials: ChildSource = {
	parents: ['job_id'],
	route: 'GET /jobs/{job_id}/job_input_materials',
	list: 'job_input_materials',
	label: labels.inputMaterial,
};

export const jobNotes: ChildSource = {
	parents: ['job_id'],
	route: 'GET /jobs/{job_id}',
	list: 'notes',
	label: labels.note,
};

export const estimateOptions: ChildSource = {
	parents: ['estimate_id'],
	route: 'GET /estimates/{estimate_id}',
	list: 'options',
	label: labels.option,
};

const withId = (records: IDataObject[], id: string) => records.filter((record) => record.id === id);

export const optionNotes: ChildSource = {
	...estimateOptions,
	parents: ['estimate_id', 'option_id'],
	entries: (options, { option_id }) =>
		withId(options, option_id).flatMap(({ notes }) => objects(notes)),
	label: labels.note,
};

export const optionLineItems: ChildSource = {
	parents: ['estimate_id', 'option_id'],
	route: 'GET /estimates/{estimate_id}/options/{option_id}/line_items',
	list: 'line_items',
	label: labels.lineItem,
};

export const priceFormFields: ChildSource = {
	parents: ['price_form_id'],
	route: 'GET /api/price_book/price_forms',
	list: 'data',
	entries: (forms, { price_form_id }) =>
		withId(forms, price_form_id).flatMap(({ fields }) => objects(listOf(fields))),
	label: labels.priceFormField,
};
