import type { Customer, Employee, Job } from '../state/model';
import type { State } from '../state/state';
import { addDays, addMinutes, stamp } from '../state/time';
import { between, chance, one, some } from './draw';
import { daysSince, drawLineItems, drawTax, drawWindow, type Window } from './work';

const NOTES = [
	'Gate code 4471.',
	'Call on the way.',
	'Filter size 20x25x4.',
	'Attic access in hall.',
];
const DESCRIPTIONS = [
	'No cooling upstairs',
	'Annual maintenance',
	'Leak under sink',
	'New install',
	'',
];

/** How far the work got, and on which day: of 100 jobs, so many are in each state. */
const PLANS: { share: number; status: string; day: (age: number) => number | null }[] = [
	{ share: 15, status: 'needs scheduling', day: () => null },
	{ share: 17, status: 'scheduled', day: () => between(1, 30) },
	{ share: 6, status: 'scheduled', day: () => 0 },
	{ share: 4, status: 'in progress', day: () => 0 },
	{ share: 30, status: 'complete unrated', day: past },
	{ share: 18, status: 'complete rated', day: past },
	{ share: 6, status: 'user canceled', day: past },
	{ share: 4, status: 'pro canceled', day: past },
];
const WORK_PERCENT = 60;

function past(age: number): number {
	return -between(Math.min(1, age), Math.max(1, age));
}

/** About six jobs for ten customers; some are today. */
export function fillJobs(state: State): void {
	const employees = new Map(
		state.companies().map((company) => [company.id, fieldTechs(state, company.id)]),
	);
	for (const customer of state.customers.all()) {
		if (!chance(WORK_PERCENT)) continue;
		state.jobs.add(makeJob(state, customer, employees.get(customer.company_id) ?? []));
	}
}

function fieldTechs(state: State, companyId: string): Employee[] {
	return state.employees
		.all()
		.filter((person) => person.company_id === companyId && person.role === 'field tech');
}

function makeJob(state: State, customer: Customer, techs: Employee[]): Omit<Job, 'revision'> {
	const plan = drawPlan();
	const created = addMinutes(Date.parse(customer.created_at), between(5, 20));
	const day = plan.day(daysSince(state, customer.created_at));
	const window = day === null ? null : drawWindow(state, day);
	const crew = window ? some(techs, chance(20) ? 2 : 1).map((person) => person.id) : [];
	const createdAt = stamp(created);
	state.numbers.job += 1;
	return {
		id: state.ids.next('job'),
		company_id: customer.company_id,
		invoice_number: String(state.numbers.job),
		description: one(DESCRIPTIONS),
		customer_id: customer.id,
		address_id: customer.addresses[0].id,
		notes: chance(30) ? [{ id: state.ids.next('nte'), content: one(NOTES) }] : [],
		work_status: plan.status,
		work_timestamps: timestamps(plan.status, window),
		schedule: {
			scheduled_start: window?.start ?? null,
			scheduled_end: window?.end ?? null,
			arrival_window: window ? one([0, 30, 60, 120]) : 0,
		},
		appointments: window ? [appointment(state, window, crew)] : [],
		line_items: drawLineItems(state, 4),
		tax: drawTax(),
		assigned_employee_ids: crew,
		tags: some(state.tags.all(), between(0, 2)).map((tag) => tag.name),
		lead_source: customer.lead_source,
		fields: {
			job_type_id: chance(80) ? one(state.jobTypes.all()).id : null,
			business_unit_id: chance(50) ? one(state.businessUnits.all()).id : null,
		},
		pipeline_status_id: null,
		original_estimate_uuids: [],
		links: [],
		attachments: [],
		input_materials: [],
		locked_at: null,
		canceled_at: plan.status.endsWith('canceled') ? (window?.start ?? null) : null,
		deleted_at: null,
		created_at: createdAt,
		updated_at: updatedAt(state, plan.status, window, createdAt),
	};
}

function drawPlan() {
	let draw = between(1, 100);
	for (const plan of PLANS) {
		if (draw <= plan.share) return plan;
		draw -= plan.share;
	}
	return PLANS[0];
}

function timestamps(status: string, window: Window | null): Job['work_timestamps'] {
	const done = status.startsWith('complete');
	const started = done || status === 'in progress';
	const before = (minutes: number) => stamp(addMinutes(Date.parse(window?.start ?? ''), -minutes));
	return {
		on_my_way_at: started && window ? before(25) : null,
		started_at: started && window ? window.start : null,
		completed_at: done && window ? window.end : null,
	};
}

function appointment(state: State, window: Window, crew: string[]): Job['appointments'][number] {
	return {
		id: state.ids.next('appt'),
		start_time: window.start,
		end_time: window.end,
		anytime: false,
		arrival_window_minutes: 60,
		dispatched_employees_ids: crew,
	};
}

/** Nothing generated changed later than yesterday, so that a change made now sorts first. */
function updatedAt(state: State, status: string, window: Window | null, createdAt: string): string {
	if (!window || status === 'scheduled') return createdAt;
	const latest = stamp(addDays(state.options.now, -1));
	const touched = window.end < latest ? window.end : latest;
	return touched > createdAt ? touched : createdAt;
}
