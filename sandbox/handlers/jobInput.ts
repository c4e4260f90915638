import { DateTime } from 'luxon';
import type { Call } from '../http/call';
import { badRequest, invalid } from '../http/errors';
import type { Job, JobFields } from '../state/model';
import { parseTime, stamp } from '../state/time';
import type { LineItemInput } from './lineItemInput';
import { checkOrder, need, needAddress, needCustomer } from './lookup';

/** What creating and changing a job take; the contract nests records where the service has ids. */
export interface JobInput {
	customer_id?: string;
	customer?: { id?: string };
	address_id?: string;
	address?: { id?: string };
	invoice_number?: string | number;
	description?: string;
	notes?: string | null;
	work_status?: string;
	schedule?: ScheduleFields | null;
	assigned_employee_ids?: string[];
	assigned_employees?: { id: string }[];
	line_items?: LineItemInput[];
	tags?: string[];
	lead_source?: string | null;
	job_fields?: Partial<JobFields>;
}

interface ScheduleFields {
	scheduled_start?: string | null;
	scheduled_end?: string | null;
	arrival_window?: number;
	anytime?: boolean;
	anytime_start_date?: string;
}

/**
 * The customer a new job is for and where the work is.
 * @throws Refusal 400 when either is missing, 404 when there is none or it is not the customer's
 */
export function customerAndAddress(call: Call, input: JobInput) {
	const customerId = input.customer_id ?? input.customer?.id;
	const addressId = input.address_id ?? input.address?.id;
	if (!customerId) throw badRequest('Customer is required');
	const customer = needCustomer(call, customerId);
	if (!addressId) throw badRequest('Address is required');
	return { customer, address: needAddress(customer, addressId) };
}

/** Ids of the people a request names, or null when it names none. */
export function crewIds(input: JobInput): string[] | null {
	if (input.assigned_employee_ids) return input.assigned_employee_ids;
	return input.assigned_employees?.map((employee) => employee.id) ?? null;
}

/**
 * When the work is to start and end; null when the request does not plan it. Work at any time of a day takes that whole
 * day in the company's time zone, which nobody has recorded.
 */
export function plannedTimes(call: Call, schedule: ScheduleFields) {
	const { anytime = false, anytime_start_date: date } = schedule;
	if (anytime && date) return { ...wholeDay(date, call.company.time_zone), anytime };
	const start = parseTime(schedule.scheduled_start);
	const end = parseTime(schedule.scheduled_end);
	if (schedule.scheduled_start && !start) throw invalid({ scheduled_start: ['must be valid'] });
	if (schedule.scheduled_end && !end) throw invalid({ scheduled_end: ['must be valid'] });
	if (!start) return null;
	checkOrder(start, end);
	return { start, end: end ?? start, anytime: false };
}

function wholeDay(date: string, zone: string) {
	const start = DateTime.fromISO(date.slice(0, 10), { zone });
	if (!start.isValid) throw invalid({ anytime_start_date: ['must be valid'] });
	return { start: stamp(start.toMillis()), end: stamp(start.endOf('day').toMillis()) };
}

/** @throws Refusal 404 for a job type or business unit that is not there */
export function jobFields(call: Call, input: Partial<JobFields> = {}): Partial<JobFields> {
	const { job_type_id: type, business_unit_id: unit } = input;
	if (type) need(call, call.state.jobTypes, type, 'Job type');
	if (unit) need(call, call.state.businessUnits, unit, 'Business unit');
	return {
		...(type !== undefined && { job_type_id: type }),
		...(unit !== undefined && { business_unit_id: unit }),
	};
}

/** A number of the caller's own must be free; by default the account counts on. */
export function jobNumber(call: Call, input: JobInput, job?: Job): string {
	if (input.invoice_number === undefined) return job?.invoice_number ?? nextNumber(call);
	const number = String(input.invoice_number);
	const [other] = call.state.jobs.where('invoice_number', number);
	if (other && other !== job) throw invalid({ invoice_number: ['has already been taken'] });
	return number;
}

function nextNumber(call: Call): string {
	const { numbers, jobs } = call.state;
	do numbers.job += 1;
	while (jobs.where('invoice_number', String(numbers.job)).length);
	return String(numbers.job);
}
