import { invoiceOf, pay } from '../state/invoicing';
import type { Estimate, Job, LineItem } from '../state/model';
import type { State } from '../state/state';
import { addDays, stamp } from '../state/time';
import { drawLineItems, lineItem, NO_TAX } from './work';

/** What live accounts were recorded to hold and clean data would not. It comes last, so that all else is as without it. */
export function fillOddities(state: State): void {
	linkLines(state);
	const job = state.jobs.all().find((one) => one.work_status === 'complete unrated');
	if (job) oddJobs(state, job);
	const [estimate] = state.estimates.all();
	if (estimate) oddEstimates(state, estimate);
}

/** Lines that were taken from the price book say so, in the words of answers; every other line was typed in. */
function linkLines(state: State): void {
	const services = new Map(state.priceBookServices.all().map(({ id, name }) => [name, id]));
	const materials = state.materials.ids();
	linesOf(state).forEach((line, index) => {
		if (index % 2) return;
		const isMaterial = line.kind === 'materials';
		const id = isMaterial ? materials[index % materials.length] : services.get(line.name);
		if (!id) return;
		line.service_item_id = id;
		line.service_item_type = isMaterial ? 'Pricebook::Material' : 'OrganizationalLineItemTemplate';
	});
}

function linesOf(state: State): LineItem[] {
	const options = state.estimates.all().flatMap(({ options: all }) => all);
	return [...state.jobs.all(), ...options, ...state.leads.all()].flatMap((one) => one.line_items);
}

function oddJobs(state: State, like: Job): void {
	const yesterday = stamp(addDays(state.options.now, -1));
	addJob(state, like, { deleted_at: yesterday, updated_at: yesterday });
	addJob(state, like, {
		work_status: 'needs scheduling',
		without_schedule: true,
		appointments: [],
	});
	addJob(state, like, { address_id: null });
	addJob(state, like, { customer_id: '' });
	addJob(state, like, { line_items: [...drawLineItems(state, 2), tenPercent(state)] });
	const free = addJob(state, like, { line_items: [visit(state)], tax: NO_TAX });
	const invoice = { ...invoiceOf(state, free, like.created_at), revision: 0 };
	pay(invoice, {
		id: state.ids.next('pay'),
		status: 'succeeded',
		payment_method: 'cash',
		amount: 0,
		note: '',
		paid_at: invoice.invoice_date,
		category: 'payment',
		surcharge_fee_amount: 0,
	});
	state.invoices.add({ ...invoice, payments: [] });
}

function addJob(state: State, like: Job, changes: Partial<Job>): Job {
	state.numbers.job += 1;
	const job = structuredClone(like);
	for (const line of job.line_items) line.id = state.ids.next('rli');
	for (const appointment of job.appointments) appointment.id = state.ids.next('appt');
	for (const note of job.notes) note.id = state.ids.next('nte');
	return state.jobs.add({
		...job,
		id: state.ids.next('job'),
		invoice_number: String(state.numbers.job),
		...changes,
	});
}

/** People leave the description of a discount empty; it is read as an empty name. */
const tenPercent = (state: State) => lineItem(state, '', 'percent discount', 1000);
const visit = (state: State) => lineItem(state, 'Warranty visit', 'labor', 0);

/** One that was deleted and stays, and one that was won and never put on the schedule. */
function oddEstimates(state: State, like: Estimate): void {
	addEstimate(state, like, { status: 'deleted' });
	addEstimate(state, like, { approval_status: 'approved' }, 'complete unrated');
}

function addEstimate(
	state: State,
	like: Estimate,
	change: Partial<Estimate['options'][number]>,
	workStatus = like.work_status,
): void {
	state.numbers.estimate += 1;
	const number = String(state.numbers.estimate);
	const [option] = structuredClone(like.options);
	for (const line of option.line_items) line.id = state.ids.next('rli');
	state.estimates.add({
		...structuredClone(like),
		id: state.ids.next('csr'),
		estimate_number: number,
		work_status: workStatus,
		schedule: { scheduled_start: null, scheduled_end: null, arrival_window: 0 },
		options: [{ ...option, id: state.ids.next('est'), option_number: `${number}-1`, ...change }],
	});
}
