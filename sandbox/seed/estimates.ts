import type { Customer, Estimate, EstimateOption } from '../state/model';
import type { State } from '../state/state';
import { addDays, addMinutes, stamp } from '../state/time';
import { between, chance, one, some } from './draw';
import { drawLineItems, drawTax, drawWindow } from './work';

const OPTION_NAMES = ['Repair', 'Replace', 'Replace with warranty'];
const APPROVALS = [
	null,
	'approved',
	'pro approved',
	'declined',
	'pro declined',
	'expired',
	'awaiting response',
];
const ESTIMATE_PERCENT = 20;

/** Every third estimate is a recent one, whose options nobody has answered yet. */
const isRecent = (state: State) => state.estimates.size % 3 === 0;

/** Two estimates for ten customers, with one to three alternative options each. */
export function fillEstimates(state: State): void {
	const techs = state.employees.all().filter((person) => person.role === 'field tech');
	for (const customer of state.customers.all()) {
		if (!chance(ESTIMATE_PERCENT)) continue;
		const crew = techs.filter((person) => person.company_id === customer.company_id);
		state.estimates.add(
			makeEstimate(
				state,
				customer,
				some(crew, 1).map((person) => person.id),
			),
		);
	}
}

function makeEstimate(
	state: State,
	customer: Customer,
	crew: string[],
): Omit<Estimate, 'revision'> {
	const createdAt = createdOf(state, customer);
	const isPlanned = chance(50);
	const window = isPlanned ? drawWindow(state, between(0, 21)) : null;
	state.numbers.estimate += 1;
	return {
		id: state.ids.next('csr'),
		company_id: customer.company_id,
		estimate_number: String(state.numbers.estimate),
		customer_id: customer.id,
		address_id: customer.addresses[0].id,
		work_status: window ? 'scheduled' : 'needs scheduling',
		work_timestamps: { on_my_way_at: null, started_at: null, completed_at: null },
		schedule: {
			scheduled_start: window?.start ?? null,
			scheduled_end: window?.end ?? null,
			arrival_window: window ? 60 : 0,
		},
		assigned_employee_ids: window ? crew : [],
		lead_source: customer.lead_source,
		fields: { job_type_id: null, business_unit_id: null },
		pipeline_status_id: null,
		options: OPTION_NAMES.slice(0, between(1, 3)).map((name, index) =>
			makeOption(state, name, index, createdAt),
		),
		created_at: createdAt,
		updated_at: createdAt,
	};
}

/** Soon after the customer, or in the last three weeks, but not before the customer. */
function createdOf(state: State, customer: Customer): string {
	const soon = stamp(addMinutes(Date.parse(customer.created_at), between(2, 10)));
	const recent = stamp(addDays(state.options.now, -1 - (state.numbers.estimate % 20)));
	return isRecent(state) && recent > soon ? recent : soon;
}

function makeOption(state: State, name: string, index: number, createdAt: string): EstimateOption {
	const drawn = one(APPROVALS);
	const approval = isRecent(state) ? null : drawn;
	return {
		id: state.ids.next('est'),
		name,
		option_number: `${state.numbers.estimate}-${index + 1}`,
		approval_status: approval,
		status: approval === 'awaiting response' ? 'submitted for signoff' : 'open',
		message_from_pro: '',
		tags: [],
		notes: [],
		line_items: drawLineItems(state, 3),
		tax: drawTax(),
		links: [],
		attachments: [],
		created_at: createdAt,
		updated_at: createdAt,
	};
}
