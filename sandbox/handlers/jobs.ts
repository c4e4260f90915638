import type { Call, Handlers } from '../http/call';
import { invalid } from '../http/errors';
import { envelope, listed } from '../http/paging';
import type { Address, Customer, Job, Tax } from '../state/model';
import { archiveJob } from '../state/removal';
import { workStatus } from '../state/workStatus';
import {
	checkSchedulable,
	dispatch,
	scheduleJob,
	setWorkStatus,
	touchJob,
	unscheduleJob,
} from './jobChanges';
import {
	crewIds,
	customerAndAddress,
	jobFields,
	jobNumber,
	plannedTimes,
	type JobInput,
} from './jobInput';
import { makeLineItem, mergeLineItems } from './lineItemInput';
import { needAddress, needCustomer, needEmployees, needLeadSource, needWholeJob } from './lookup';
import { filtered } from './workFilters';

const UNTAXED: Tax = { name: '', rate: 0 };

export const jobs: Handlers = {
	listJobs: (call) => {
		const expand = listed(call, 'expand');
		const all = filtered(call, call.state.jobs);
		const found = call.behaviour.listsDeletedJobs ? all : all.filter((job) => !job.deleted_at);
		return envelope(call, 'jobs', found, (job) => call.views.job(job, expand));
	},

	createJob: (call) => {
		const input = call.body<JobInput>();
		const { customer, address } = customerAndAddress(call, input);
		const job = addJob(call, customer, address, input);
		return call.views.job(job);
	},

	getJob: (call) => call.views.job(needWholeJob(call), listed(call, 'expand')),

	updateJob: (call) => {
		const job = needWholeJob(call);
		change(call, job, call.body<JobInput>());
		touchJob(call, job);
		return call.views.job(job);
	},

	deleteJob: (call) => {
		const job = needWholeJob(call);
		if (call.served.includes('live')) archiveJob(call.state, job, call.now);
		else call.state.jobs.remove(job.id);
		call.events.job('deleted', job);
	},
};

/** Makes a job and tells of it; a schedule in the request puts it on the calendar at once. */
export function addJob(
	call: Call,
	customer: Customer,
	address: Address | null,
	input: JobInput,
): Job {
	const times = input.schedule ? plannedTimes(call, input.schedule) : null;
	const crew = needEmployees(call, crewIds(input) ?? []);
	const leadSource = needLeadSource(call, input.lead_source);
	const fields = {
		job_type_id: null,
		business_unit_id: null,
		...jobFields(call, input.job_fields),
	};
	const job = call.state.jobs.add({
		id: call.state.ids.next('job'),
		company_id: customer.company_id,
		invoice_number: jobNumber(call, input),
		description: input.description ?? '',
		customer_id: customer.id,
		address_id: address?.id ?? null,
		notes: input.notes ? [{ id: call.state.ids.next('nte'), content: input.notes }] : [],
		work_status: 'needs scheduling',
		work_timestamps: { on_my_way_at: null, started_at: null, completed_at: null },
		schedule: { scheduled_start: null, scheduled_end: null, arrival_window: 0 },
		appointments: [],
		line_items: (input.line_items ?? []).map((item) => makeLineItem(call, item)),
		tax: UNTAXED,
		assigned_employee_ids: crew,
		tags: [...new Set(input.tags)],
		lead_source: leadSource,
		fields,
		pipeline_status_id: null,
		original_estimate_uuids: [],
		links: [],
		attachments: [],
		input_materials: [],
		locked_at: null,
		canceled_at: null,
		deleted_at: null,
		created_at: call.now,
		updated_at: call.now,
	});
	call.events.job('created', job);
	const arrivalWindow = input.schedule?.arrival_window ?? 0;
	if (times) scheduleJob(call, job, { ...times, arrivalWindow, employees: crew });
	return job;
}

/** Checks everything before it changes anything: a refused request leaves the job as it was. */
function change(call: Call, job: Job, input: JobInput): void {
	const status = statusOf(input);
	const times = newTimes(call, job, input);
	const named = crewIds(input);
	const crew = named && needEmployees(call, named);
	const fields = jobFields(call, input.job_fields);
	Object.assign(job, plainChanges(call, job, input));
	Object.assign(job.fields, fields);
	if (input.line_items) {
		job.line_items = mergeLineItems(call, job.line_items, input.line_items, false);
	}
	if (input.schedule === null) unscheduleJob(call, job);
	if (times) {
		const arrivalWindow = input.schedule?.arrival_window ?? job.schedule.arrival_window;
		const employees = crew ?? job.assigned_employee_ids;
		scheduleJob(call, job, { ...times, arrivalWindow, employees });
	} else if (crew) dispatch(call, job, crew);
	if (status) setWorkStatus(call, job, status);
}

/** A record sent back as it was read moves nothing, so it is not refused for work that is done. */
function newTimes(call: Call, job: Job, input: JobInput) {
	const times = input.schedule ? plannedTimes(call, input.schedule) : null;
	const { scheduled_start: start, scheduled_end: end } = job.schedule;
	if (!times || (times.start === start && times.end === end)) return null;
	checkSchedulable(job);
	return times;
}

function plainChanges(call: Call, job: Job, input: JobInput): Partial<Job> {
	const changes: Partial<Job> = { invoice_number: jobNumber(call, input, job) };
	const addressId = input.address_id ?? input.address?.id;
	if (addressId) {
		changes.address_id = needAddress(needCustomer(call, job.customer_id), addressId).id;
	}
	if (input.description !== undefined) changes.description = input.description;
	if (input.notes !== undefined) changes.notes = notesOf(call, input.notes);
	if (input.tags) changes.tags = [...new Set(input.tags)];
	if (input.lead_source !== undefined) {
		changes.lead_source = needLeadSource(call, input.lead_source);
	}
	return changes;
}

function notesOf(call: Call, content: string | null): Job['notes'] {
	return content ? [{ id: call.state.ids.next('nte'), content }] : [];
}

function statusOf(input: JobInput): string | null {
	if (input.work_status === undefined) return null;
	const status = workStatus(input.work_status);
	if (!status) throw invalid({ work_status: ['is not a work status'] });
	return status;
}
