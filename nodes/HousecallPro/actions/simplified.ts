import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../transport/answer';
import { addressLine, personName } from './common/texts';

/** The fields of a wide record that people use most, flat, and always with its ID. */
export type Simplify = (record: IDataObject) => IDataObject;

const objects = (value: unknown): IDataObject[] =>
	Array.isArray(value) ? value.filter(isObject) : [];

const within = (value: unknown, key: string) => (isObject(value) ? value[key] : undefined);

const namesOf = (people: unknown) => objects(people).map(personName);

const customerOf = ({ customer }: IDataObject) => ({
	customer_id: within(customer, 'id'),
	customer_name: personName(customer),
});

export const simpleCustomer: Simplify = (customer) => {
	const { id, company, email, lead_source, tags, updated_at } = customer;
	const { outcome, matched_by, not_changed } = customer;
	const addresses = objects(customer.addresses);
	const address = addresses.find(({ type }) => type === 'service') ?? addresses[0];
	return {
		id,
		name: personName(customer),
		company,
		email,
		phone: customer.mobile_number || customer.home_number || customer.work_number,
		address: addressLine(address),
		address_id: address?.id,
		tags,
		lead_source,
		updated_at,
		// what Create or Update and Find say about themselves
		...(outcome !== undefined && { outcome }),
		...(matched_by !== undefined && { matched_by }),
		...(not_changed !== undefined && { not_changed }),
	};
};

export const simpleJob: Simplify = (job) => ({
	id: job.id,
	invoice_number: job.invoice_number,
	description: job.description,
	work_status: job.work_status,
	...customerOf(job),
	address: addressLine(job.address),
	scheduled_start: within(job.schedule, 'scheduled_start'),
	assigned_employees: namesOf(job.assigned_employees),
	total_amount: job.total_amount,
	// what Update says about itself
	...(job.updated_parts !== undefined && { updated_parts: job.updated_parts }),
});

export const simpleEstimate: Simplify = (estimate) => ({
	id: estimate.id,
	estimate_number: estimate.estimate_number,
	work_status: estimate.work_status,
	...customerOf(estimate),
	address: addressLine(estimate.address),
	scheduled_start: within(estimate.schedule, 'scheduled_start'),
	assigned_employees: namesOf(estimate.assigned_employees),
	options: objects(estimate.options).map(({ id, name, total_amount, approval_status }) => ({
		id,
		name,
		total_amount,
		approval_status,
	})),
	created_at: estimate.created_at,
});

export const simpleInvoice: Simplify = (invoice) => ({
	id: invoice.id,
	invoice_number: invoice.invoice_number,
	status: invoice.status,
	amount: invoice.amount,
	due_amount: invoice.due_amount ?? invoice.outstanding_balance,
	due_at: invoice.due_at,
	sent_at: invoice.sent_at,
	paid_at: invoice.paid_at,
	job_id: invoice.job_id,
});

export const simpleLead: Simplify = (lead) => ({
	id: lead.id,
	number: lead.number,
	status: lead.status,
	...customerOf(lead),
	address: addressLine(lead.address),
	lead_source: lead.lead_source,
	pipeline_status: within(lead.pipeline_status, 'name') ?? lead.pipeline_status,
	assigned_employee: personName(lead.assigned_employee),
	total_amount: lead.total_amount,
});

export const simpleEmployee: Simplify = (employee) => ({
	id: employee.id,
	name: personName(employee),
	email: employee.email,
	mobile_number: employee.mobile_number,
	role: employee.role,
	tags: employee.tags,
});

export const simpleCompany: Simplify = (company) => ({
	id: company.id,
	name: company.name,
	phone_number: company.phone_number,
	support_email: company.support_email,
	website: company.website,
	time_zone: company.time_zone,
	address: addressLine(company.address),
});
