import type { Customer, Lead } from '../state/model';
import type { State } from '../state/state';
import { addMinutes, stamp } from '../state/time';
import { chance, one, some } from './draw';
import { drawLineItems, NO_TAX } from './work';

const LEAD_PERCENT = 10;
const FALLBACK_SOURCE = 'Website';

/** One lead for ten customers; a won one points at the job it became. */
export function fillLeads(state: State): void {
	const jobs = new Map(state.jobs.all().map((job) => [job.customer_id, job.id]));
	for (const customer of state.customers.all()) {
		if (chance(LEAD_PERCENT)) state.leads.add(makeLead(state, customer, jobs.get(customer.id)));
	}
	numberByAge(state.leads.all());
}

/** Numbers are given in the order in which leads come in. */
function numberByAge(leads: Lead[]): void {
	leads.sort((a, b) => a.created_at.localeCompare(b.created_at));
	leads.forEach((lead, index) => {
		lead.number = index + 1;
	});
}

function makeLead(state: State, customer: Customer, jobId?: string): Omit<Lead, 'revision'> {
	const createdAt = stamp(addMinutes(Date.parse(customer.created_at), 1));
	const status = jobId && chance(60) ? 'won' : one(['open', 'open', 'lost'] as const);
	const people = state.employees.all().filter((one) => one.company_id === customer.company_id);
	state.numbers.lead += 1;
	return {
		id: state.ids.next('lea'),
		company_id: customer.company_id,
		number: state.numbers.lead,
		customer_id: customer.id,
		address: customer.addresses[0],
		lead_source: customer.lead_source ?? FALLBACK_SOURCE,
		status,
		pipeline_status_id: stageOf(state, status),
		tags: some(state.tags.all(), 1).map((tag) => tag.name),
		assigned_employee_id: chance(70) ? one(people).id : null,
		line_items: chance(50) ? drawLineItems(state, 2) : [],
		tax: NO_TAX,
		note: chance(30) ? 'Asked for a call back.' : null,
		conversions: status === 'won' && jobId ? [{ id: jobId, type: 'Job' }] : [],
		job_type_id: null,
		lost_at: status === 'lost' ? createdAt : null,
		created_at: createdAt,
		updated_at: createdAt,
	};
}

function stageOf(state: State, status: Lead['status']): string | null {
	const stage = state.pipelineStatuses.find(
		(entry) => entry.resource_type === 'lead' && entry.status_type === status,
	);
	return stage?.id ?? null;
}
