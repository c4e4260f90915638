import type { IDataObject } from 'n8n-workflow';

import type { Customer, Estimate, Job } from '../../sandbox/state/model';
import type { State } from '../../sandbox/state/state';

/**
 * What operations are run on, by the field of theirs that comes first: an entry per record, with its ID and the IDs
 * of what belongs to it, called as the node's fields are. What a record does not have is undefined.
 */
const SUBJECTS: Record<string, (state: State) => IDataObject[]> = {
	customer_id: ({ customers }) => customers.all().map(ofCustomer),
	email: ({ customers }) => customers.all().flatMap((one) => [ofCustomer(one), ofHousehold(one)]),
	employee_id: ({ employees }) => employees.all().map(({ id }) => ({ employee_id: id })),
	estimate_id: ({ estimates }) => estimates.all().map(ofEstimate),
	event_id: ({ calendarEvents }) => calendarEvents.all().map(({ id }) => ({ event_id: id })),
	invoice_id: ({ invoices }) => invoices.all().map(({ id }) => ({ invoice_id: id })),
	job_id: (state) => state.jobs.all().map((job) => ofJob(job, state)),
	job_type_id: ({ jobTypes }) => jobTypes.all().map(({ id }) => ({ job_type_id: id })),
	job_uuids: ({ checklists }) => checklists.all().map(({ job_uuid }) => ({ job_uuids: job_uuid })),
	lead_id: ({ leads }) =>
		leads.all().map(({ id }, index) => ({ lead_id: id, type: index % 2 ? 'estimate' : 'job' })),
	lead_source_id: ({ leadSources }) => leadSources.all().map(({ id }) => ({ lead_source_id: id })),
	material_category_uuid: ({ materialCategories }) =>
		materialCategories.all().map(({ id }) => ({ material_category_uuid: id })),
	material_uuid: ({ materials }) => materials.all().map(({ id }) => ({ material_uuid: id })),
	option_ids: ({ estimates }) =>
		estimates.all().map(({ options }) => ({ option_ids: options.map(({ id }) => id) })),
	price_form_id: ({ priceForms }) => priceForms.all().map(({ id }) => ({ price_form_id: id })),
	tag_id: ({ tags }) => tags.all().map(({ id }) => ({ tag_id: id })),
	webhook_id: ({ webhooks }) => webhooks.all().map(({ id }) => ({ webhook_id: id })),
};

const ofCustomer = ({ id, addresses, email, mobile_number }: Customer): IDataObject => ({
	customer_id: id,
	address_id: addresses[0]?.id,
	email,
	mobile_number,
});

/** Somebody who shares the number of a customer. */
const ofHousehold = (customer: Customer): IDataObject => ({
	...ofCustomer(customer),
	email: `household.${customer.id}@example.com`,
});

const ofEstimate = ({ id, options }: Estimate): IDataObject => ({
	estimate_id: id,
	option_id: options[0]?.id,
	note_id: options[0]?.notes[0]?.id,
});

const ofJob = (job: Job, state: State): IDataObject => ({
	job_id: job.id,
	appointment_id: job.appointments[0]?.id,
	dispatched_employees: job.assigned_employee_ids,
	dispatched_employees_ids: job.assigned_employee_ids,
	job_status: state.pipelineStatuses.where('resource_type', 'job')[0]?.id,
	line_item_id: job.line_items[0]?.id,
	note_id: job.notes[0]?.id,
	tag_id: state.tags.where('name', job.tags[0])[0]?.id,
});

/** Enough to see what a field can be; more would take longer. */
const MOST = 25;

/** The records to run an operation with these fields on; undefined when it is about none. */
export function subjectsOf(fields: string[], state: State): IDataObject[] | undefined {
	const first = fields.find((field) => field in SUBJECTS);
	if (first === undefined) return undefined;
	const hasAll = (subject: IDataObject) =>
		fields.every((field) => !(field in subject) || subject[field] !== undefined);
	return SUBJECTS[first](state).filter(hasAll).slice(0, MOST);
}
