import { badRequest, leadSourceNotFound, notFound, unprocessable } from '../http/errors';
import type { Call } from '../http/call';
import type { Collection } from '../state/collection';
import type { Address, Customer, Job, Stored } from '../state/model';
import { withLocations } from '../state/state';

/**
 * The record with this id, if it belongs to the addressed company or one below it.
 * @throws Refusal 404 `<thing> not found`
 */
export function need<T extends Stored>(
	call: Call,
	records: Collection<T>,
	id: string,
	thing: string,
): T {
	const record = records.get(id);
	if (!record || !reaches(call, record.company_id)) throw notFound(thing);
	return record;
}

export const needCustomer = (call: Call, id = call.params.customer_id): Customer =>
	need(call, call.state.customers, id, 'Customer');

/**
 * The job whose part is asked for.
 * @throws Refusal 404; 400 when it was deleted (recorded)
 */
export function needJob(call: Call, id = call.params.job_id, refusal = 'Archived job'): Job {
	const job = need(call, call.state.jobs, id, 'Job');
	if (job.deleted_at) throw badRequest(refusal);
	return job;
}

/** The job itself. @throws Refusal 404, also when it was deleted, which nobody recorded */
export function needWholeJob(call: Call): Job {
	const job = need(call, call.state.jobs, call.params.job_id, 'Job');
	if (job.deleted_at) throw notFound('Job');
	return job;
}

/** An address of this customer. @throws Refusal 404 */
export function needAddress(customer: Customer, id: string): Address {
	const address = customer.addresses.find((candidate) => candidate.id === id);
	if (!address) throw notFound('Address');
	return address;
}

/** The ids, when each is an employee's. @throws Refusal 404 */
export function needEmployees(call: Call, ids: readonly string[]): string[] {
	for (const id of ids) need(call, call.state.employees, id, 'Employee');
	return [...ids];
}

/** A lead source goes by its name and must exist. @throws Refusal 422 */
export function needLeadSource(call: Call, name: string | null | undefined): string | null {
	if (!name) return null;
	if (!call.state.leadSources.find((source) => source.name === name)) throw leadSourceNotFound();
	return name;
}

/** @throws Refusal 422 when the range ends before it starts */
export function checkOrder(start: string | null, end: string | null): void {
	if (start && end && end < start) throw unprocessable('End time must be after start time');
}

function reaches(call: Call, companyId: string): boolean {
	return withLocations(call.company).some((company) => company.id === companyId);
}
