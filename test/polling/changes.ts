import type { IDataObject } from 'n8n-workflow';

import type { SimulatedAccount } from './simulatedAccount';

/** What really happened, as the IDs of the events that must come of it. */
export class Truth {
	/** Each must come once. */
	readonly certain = new Set<string>();

	/** Each may come once: of several changes between two polls, the last one shows. */
	readonly possible = new Set<string>();

	/** Values that a field had one after the other, by event and record or part of it. */
	readonly values = new Map<string, unknown[]>();

	/** Appointments that are gone. */
	readonly discarded = new Set<string>();

	/** Appointments that begin within hours. */
	readonly soon = new Set<string>();

	value(event: string, id: string, value: unknown) {
		const key = `${event} ${id}`;
		this.values.set(key, [...(this.values.get(key) ?? []), value]);
	}
}

const HOUR = 3_600_000;
const iso = (time: unknown) => new Date(String(time)).toISOString();
const stampOf = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** What a change is given: the account, what it means, and a number to choose by. */
export interface Change {
	account: SimulatedAccount;
	truth: Truth;
	pick: number;
	/** Whether changes that are not recorded to move `updated_at` do. */
	bumps: boolean;
}

type Apply = (change: Change) => void;

function existing({ account, pick }: Change, collection: Parameters<SimulatedAccount['ids']>[0]) {
	const ids = account.ids(collection);
	const id = ids[pick % Math.max(1, ids.length)];
	return id ? account.read(collection, id) : undefined;
}

const objectsIn = (value: unknown) => (value ?? []) as IDataObject[];

function saveWork({ account, truth, bumps }: Change, job: IDataObject, always = true) {
	if (always || bumps) {
		job.updated_at = account.stamp;
		truth.possible.add(`job.updated/${String(job.id)}/${iso(job.updated_at)}`);
	}
	account.write('jobs', job);
}

function appointment({ account, pick }: Change): IDataObject {
	// some begin soon
	const hours = pick % 4 === 0 ? 20 + (pick % 7) : 72 + (pick % 200);
	const start = account.now + hours * HOUR;
	return {
		id: account.newId('appt'),
		start_time: stampOf(start),
		end_time: stampOf(start + HOUR),
		dispatched_employees_ids: pick % 3 ? [] : [`pro_${pick % 5}`],
	};
}

const CREW = 'job.appointment.appointment_pros_assigned';

function noteAppointment(
	{ account, truth }: Change,
	{ id, start_time, dispatched_employees_ids: crew }: IDataObject,
) {
	if (Date.parse(String(start_time)) - account.now < 48 * HOUR) truth.soon.add(String(id));
	truth.value('job.appointment.rescheduled', String(id), start_time);
	truth.value(CREW, String(id), String(crew));
}

function createJob(change: Change) {
	const { account, truth, pick } = change;
	const id = account.newId('job');
	const times = { created_at: account.stamp, updated_at: account.stamp, canceled_at: null };
	const appointments = pick % 2 ? [appointment(change)] : [];
	for (const one of appointments) {
		truth.certain.add(`job.appointment.scheduled/${String(one.id)}`);
		noteAppointment(change, one);
	}
	account.write('jobs', { id, ...times, work_timestamps: {}, schedule: { appointments } });
	truth.certain.add(`job.created/${id}`);
}

const work =
	(event: string, field: string): Apply =>
	(change) => {
		const job = existing(change, 'jobs');
		const stamps = job?.work_timestamps as IDataObject | undefined;
		if (!job || !stamps || stamps[field]) return;
		// a phone without a connection: the stamp is older than what it comes with
		const created = Date.parse(String(job.created_at));
		const isLate = change.pick % 5 === 0;
		const at = isLate ? Math.max(created, change.account.now - 10 * HOUR) : change.account.now;
		if (created < START) return;
		stamps[field] = stampOf(at);
		change.truth.certain.add(`${event}/${String(job.id)}/${iso(stamps[field])}`);
		saveWork(change, job);
	};

/** Where a history begins; nothing older is touched by stamps that are older still. */
export const START = Date.parse('2026-06-01T13:00:00Z');

function cancelJob(change: Change) {
	const job = existing(change, 'jobs');
	if (!job || job.canceled_at) return;
	job.canceled_at = change.account.stamp;
	change.truth.certain.add(`job.canceled/${String(job.id)}/${iso(job.canceled_at)}`);
	saveWork(change, job);
}

function onAppointments(change: Change, edit: (all: IDataObject[]) => IDataObject[] | undefined) {
	const job = existing(change, 'jobs');
	const schedule = job?.schedule as IDataObject | undefined;
	const edited = schedule && edit(objectsIn(schedule.appointments));
	if (!job || !schedule || !edited) return;
	schedule.appointments = edited;
	saveWork(change, job, false);
}

const addAppointment: Apply = (change) =>
	onAppointments(change, (all) => {
		const added = appointment(change);
		change.truth.certain.add(`job.appointment.scheduled/${String(added.id)}`);
		noteAppointment(change, added);
		return [...all, added];
	});

const moveAppointment: Apply = (change) =>
	onAppointments(change, ([first, ...rest]) => {
		if (!first) return undefined;
		const { start_time, end_time } = appointment(change);
		const moved = { ...first, start_time, end_time };
		noteAppointment(change, moved);
		return [moved, ...rest];
	});

const sendOthers: Apply = (change) =>
	onAppointments(change, ([first, ...rest]) => {
		if (!first) return undefined;
		const { dispatched_employees_ids } = appointment(change);
		const sent = { ...first, dispatched_employees_ids };
		noteAppointment(change, sent);
		return [sent, ...rest];
	});

const discardAppointment: Apply = (change) =>
	onAppointments(change, ([first, ...rest]) => {
		if (!first) return undefined;
		change.truth.discarded.add(String(first.id));
		return rest;
	});

const simple = (
	collection: 'customers' | 'events',
	resource: string,
	prefix: string,
): [Apply, Apply] => [
	({ account, truth }) => {
		const id = account.newId(prefix);
		account.write(collection, { id, created_at: account.stamp, updated_at: account.stamp });
		truth.certain.add(`${resource}.created/${id}`);
	},
	(change) => {
		const record = existing(change, collection);
		if (!record) return;
		record.updated_at = change.account.stamp;
		change.truth.possible.add(`${resource}.updated/${String(record.id)}/${iso(record.updated_at)}`);
		change.account.write(collection, record);
	},
];

function createEstimate({ account, truth }: Change) {
	const id = account.newId('csr');
	const option = { id: account.newId('est'), approval_status: null, created_at: account.stamp };
	const times = { created_at: account.stamp, updated_at: account.stamp };
	account.write('estimates', { id, ...times, options: [option], work_timestamps: {} });
	truth.certain.add(`estimate.created/${id}`);
	truth.certain.add(`estimate.option.created/${id}/${option.id}`);
	truth.value('estimate.option.approval_status_changed', option.id, null);
	truth.value('estimate.scheduled', id, undefined);
}

function answerEstimate(change: Change) {
	const { account, truth, pick } = change;
	const estimate = existing(change, 'estimates');
	const [option] = objectsIn(estimate?.options);
	if (!estimate || !option) return;
	option.approval_status = ['approved', 'declined', 'pro approved'][pick % 3];
	option.updated_at = account.stamp;
	truth.value('estimate.option.approval_status_changed', String(option.id), option.approval_status);
	account.write('estimates', estimate);
}

function scheduleEstimate(change: Change) {
	const { account, truth, pick } = change;
	const estimate = existing(change, 'estimates');
	if (!estimate) return;
	const scheduled_start = stampOf(account.now + (pick % 300) * HOUR);
	estimate.schedule = { scheduled_start };
	truth.value('estimate.scheduled', String(estimate.id), scheduled_start);
	account.write('estimates', estimate);
}

function createLead({ account, truth }: Change) {
	const id = account.newId('lea');
	const lead = { id, number: account.number(), status: 'open', pipeline_status: 'New' };
	account.write('leads', { ...lead, lost_at: null, conversions: [], _updated_at: account.stamp });
	truth.certain.add(`lead.created/${id}`);
	truth.value('lead.pipeline_status_changed', id, 'New');
}

const changeLead =
	(edit: (lead: IDataObject, change: Change) => void): Apply =>
	(change) => {
		const lead = existing(change, 'leads');
		if (!lead) return;
		edit(lead, change);
		change.account.write('leads', { ...lead, _updated_at: change.account.stamp });
	};

const loseLead = changeLead((lead, { account, truth }) => {
	if (lead.status !== 'open') return;
	Object.assign(lead, { status: 'lost', lost_at: account.stamp });
	truth.certain.add(`lead.lost/${String(lead.id)}/${iso(lead.lost_at)}`);
});

const convertLead = changeLead((lead, { account, truth }) => {
	if (lead.status !== 'open') return;
	const conversion = { id: account.newId('job'), type: 'Job' };
	Object.assign(lead, { status: 'won', conversions: [conversion] });
	truth.certain.add(`lead.converted/${String(lead.id)}/${conversion.id}`);
});

const moveLead = changeLead((lead, { truth, pick }) => {
	lead.pipeline_status = ['New', 'Contacted', 'Quoted'][pick % 3];
	truth.value('lead.pipeline_status_changed', String(lead.id), lead.pipeline_status);
});

function createInvoice(change: Change) {
	const { account, truth, pick } = change;
	const id = account.newId('invoice');
	const due_at = pick % 3 ? '2027-01-01T00:00:00Z' : stampOf(account.now + pick * 10_000);
	const amounts = { amount: 10_000, due_amount: 10_000, due_at };
	const job_id = existing(change, 'jobs')?.id ?? null;
	account.write('invoices', { id, status: 'open', ...amounts, payments: [], refunds: [], job_id });
	truth.certain.add(`invoice.created/${id}`);
	truth.value('invoice.amount_updated', id, 10_000);
}

function changeAmount(change: Change) {
	const { account, truth } = change;
	const invoice = existing(change, 'invoices');
	if (!invoice || invoice.status !== 'open') return;
	invoice.amount = Number(invoice.amount) + 5_000;
	invoice.due_amount = Number(invoice.due_amount) + 5_000;
	truth.value('invoice.amount_updated', String(invoice.id), invoice.amount);
	account.write('invoices', invoice);
}

function payInvoice(change: Change) {
	const { account, truth, pick } = change;
	const invoice = existing(change, 'invoices');
	if (!invoice || invoice.status !== 'open') return;
	// entered with an earlier date
	const daysBack = pick % 4 === 0 ? pick % 12 : 0;
	const paid_at = stampOf(account.now - daysBack * 24 * HOUR);
	const payment = { id: account.newId('pay'), status: 'succeeded', amount: 5_000, paid_at };
	invoice.payments = [...objectsIn(invoice.payments), payment];
	invoice.due_amount = Number(invoice.due_amount) - 5_000;
	const id = String(invoice.id);
	truth.certain.add(`invoice.payment.succeeded/${id}/${payment.id}`);
	if (invoice.due_amount === 0) {
		Object.assign(invoice, { status: 'paid', paid_at });
		truth.certain.add(`invoice.paid/${id}/${iso(paid_at)}`);
	}
	account.write('invoices', invoice);
}

const ENDED = ['voided', 'canceled'];

function refundInvoice(change: Change) {
	const { account, truth } = change;
	const invoice = existing(change, 'invoices');
	if (
		!invoice ||
		ENDED.includes(String(invoice.status)) ||
		objectsIn(invoice.payments).length === 0
	)
		return;
	const refund = { id: account.newId('ref'), status: 'succeeded', refunded_at: account.stamp };
	invoice.refunds = [...objectsIn(invoice.refunds), refund];
	truth.certain.add(`invoice.refund.succeeded/${String(invoice.id)}/${refund.id}`);
	account.write('invoices', invoice);
}

/** What was paid between the poll before and this is gone with an invoice that no poll has seen open. */
function endInvoice(change: Change) {
	const { account, truth, pick } = change;
	const invoice = existing(change, 'invoices');
	if (!invoice || invoice.status !== 'open') return;
	const id = String(invoice.id);
	invoice.status = pick % 2 ? 'voided' : 'canceled';
	truth.value(`invoice.${String(invoice.status)}`, id, invoice.status);
	for (const event of [...truth.certain]) {
		if (!/^invoice\.(payment|refund)\./.test(event) || event.split('/')[1] !== id) continue;
		truth.certain.delete(event);
		truth.possible.add(event);
	}
	account.write('invoices', invoice);
}

function sendInvoice(change: Change) {
	const invoice = existing(change, 'invoices');
	if (!invoice || invoice.status !== 'open') return;
	invoice.sent_at = change.account.stamp;
	const event = `invoice.sent/${String(invoice.id)}/${iso(invoice.sent_at)}`;
	// sent twice between two polls: only the last time is kept
	change.truth.possible.add(event);
	change.account.write('invoices', invoice);
}

function hire({ account, truth }: Change) {
	const id = account.newId('pro');
	account.write('employees', { id, created_at: account.stamp });
	truth.certain.add(`employee.created/${id}`);
}

const [createCustomer, updateCustomer] = simple('customers', 'customer', 'cus');
const [createCalendarEvent, updateCalendarEvent] = simple('events', 'calendar_event', 'evt');

const updateJob: Apply = (change) => {
	const job = existing(change, 'jobs');
	if (job) saveWork(change, job);
};

/** By a clock that is ahead, or by mistake. */
function stampAhead({ account, truth, pick }: Change) {
	const [collection, resource] = pick % 2 ? (['jobs', 'job'] as const) : CUSTOMERS;
	const ids = account.ids(collection);
	const id = ids[pick % Math.max(1, ids.length)];
	if (!id) return;
	const updated_at = stampOf(account.now + (1 + (pick % 55)) * 60_000);
	account.write(collection, { ...account.read(collection, id), updated_at });
	truth.possible.add(`${resource}.updated/${id}/${iso(updated_at)}`);
}

const CUSTOMERS = ['customers', 'customer'] as const;

/** Everything that happens in an account. */
export const changes: Record<string, Apply> = {
	createJob,
	updateJob,
	cancelJob,
	onMyWay: work('job.on_my_way', 'on_my_way_at'),
	start: work('job.started', 'started_at'),
	complete: work('job.completed', 'completed_at'),
	addAppointment,
	moveAppointment,
	discardAppointment,
	sendOthers,
	createCustomer,
	updateCustomer,
	createCalendarEvent,
	updateCalendarEvent,
	createEstimate,
	answerEstimate,
	scheduleEstimate,
	createLead,
	loseLead,
	convertLead,
	moveLead,
	createInvoice,
	changeAmount,
	payInvoice,
	refundInvoice,
	endInvoice,
	sendInvoice,
	hire,
	stampAhead,
};
