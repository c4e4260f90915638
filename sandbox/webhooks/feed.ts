import { appointmentView } from '../views/parts';
import { LiveViews, type Json } from '../views/live';
import type { Appointment, Customer, Estimate, Invoice, Job, Lead } from '../state/model';
import type { State } from '../state/state';

/** One thing that happened, ready to be sent. */
export interface SandboxEvent {
	event: string;
	companyId: string;
	/** The whole body of the delivery. */
	body: Json;
}

/**
 * Collects what happened during one request. The record is pictured at once, in the live service's
 * shape; events are sent in the order of the calls.
 */
export class EventFeed {
	readonly collected: SandboxEvent[] = [];
	private readonly views: LiveViews;

	constructor(
		private readonly state: State,
		private readonly now: string,
	) {
		this.views = new LiveViews(state);
	}

	customer(action: string, record: Customer): void {
		this.push(`customer.${action}`, record.company_id, { customer: this.views.customer(record) });
	}

	job(action: string, record: Job): void {
		const job = this.views.job(record, new Set(['appointments']));
		this.push(`job.${action}`, record.company_id, { job });
	}

	/** Only here the resource's key is not the first word of the event, and its time is missing (recorded). */
	appointment(action: string, job: Job, appointment: Appointment): void {
		const { dispatched_employees_ids: ids, ...shown } = appointmentView(appointment) as Json & {
			dispatched_employees_ids: string[];
		};
		const body = { ...shown, job_id: job.id, dispatched_employees: this.views.employees(ids) };
		const event = `job.appointment.${action}`;
		this.add(event, job.company_id, { event, company_id: job.company_id, appointment: body });
	}

	estimate(action: string, record: Estimate): void {
		this.push(`estimate.${action}`, record.company_id, { estimate: this.views.estimate(record) });
	}

	invoice(action: string, record: Invoice): void {
		this.push(`invoice.${action}`, record.company_id, { invoice: this.views.invoice(record) });
	}

	lead(action: string, record: Lead): void {
		this.push(`lead.${action}`, record.company_id, { lead: this.views.lead(record) });
	}

	/** An event about any record of the state, or with data of the caller's own. */
	custom(event: string, id?: string, data?: Json): void {
		if (data) return this.push(event, this.state.company.id, data);
		const [resource] = event.split('.');
		const record = this.picture(resource, id);
		if (!record) throw new RangeError(`No ${resource} ${id ?? ''} in the sandbox`);
		this.push(event, String(record.company_id ?? this.state.company.id), { [resource]: record });
	}

	private picture(resource: string, id?: string): Json | null {
		const { state, views } = this;
		switch (resource) {
			case 'customer':
				return ofOne(state.customers, id, (record) => views.customer(record));
			case 'job':
				return ofOne(state.jobs, id, (record) => views.job(record));
			case 'estimate':
				return ofOne(state.estimates, id, (record) => views.estimate(record));
			case 'invoice':
				return ofOne(state.invoices, id, (record) => views.invoice(record));
			case 'lead':
				return ofOne(state.leads, id, (record) => views.lead(record));
			case 'employee':
				return ofOne(state.employees, id, (record) => views.employee(record));
			default:
				return null;
		}
	}

	private push(event: string, companyId: string, resource: Json): void {
		const head = { event, event_occurred_at: this.now, company_id: companyId };
		this.add(event, companyId, { ...head, ...resource });
	}

	private add(event: string, companyId: string, body: Json): void {
		this.collected.push({ event, companyId, body });
	}
}

interface Records<T> {
	peek(id: string): T | undefined;
	all(): T[];
}

/** The record with this id, or the first one when no id is given. */
function ofOne<T>(records: Records<T>, id: string | undefined, view: (record: T) => Json) {
	const record = id === undefined ? records.all()[0] : records.peek(id);
	return record ? view(record) : null;
}
