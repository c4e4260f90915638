import type { IDataObject } from 'n8n-workflow';

import type { Truth } from './changes';
import type { SimulatedN8n } from './simulatedN8n';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const idOf = (item: IDataObject) => String(item.event_id);

/** Each item about a field's value says one that it really had, and the last one says the last. */
export function checkValues(truth: Truth, items: IDataObject[]) {
	for (const [key, values] of truth.values) {
		const [event, id] = key.split(' ');
		// what is gone may have changed before
		if (truth.discarded.has(id) || truth.soon.has(id)) continue;
		const { also = [], subject, value } = VALUES[event];
		const told = items
			.filter((item) => item.event === event || also.includes(String(item.event)))
			.filter((item) => subject(item) === id)
			.map(value);
		for (const one of told) expect(values).toContainEqual(one);
		const last = values.at(-1);
		const isEnd = ENDS.includes(event);
		if (told.length > 0) expect(told.at(-1)).toEqual(last);
		else expect(values[0] === last && !isEnd).toBe(true);
	}
}

const ENDS = ['invoice.voided', 'invoice.canceled'];

interface Value {
	/** Other events that tell the value. */
	also?: string[];
	subject: (item: IDataObject) => unknown;
	value: (item: IDataObject) => unknown;
}

const recordIn = (item: IDataObject, resource: string) => item[resource] as IDataObject;
const idIn = (resource: string) => (item: IDataObject) => recordIn(item, resource).id;
const valueIn = (resource: string, field: string) => (item: IDataObject) =>
	recordIn(item, resource)[field];
const appointmentEvents = (...names: string[]) => names.map((name) => `job.appointment.${name}`);

/** Where items tell the values that `Truth` knows, by the event. */
const VALUES: Record<string, Value> = {
	'estimate.option.approval_status_changed': {
		subject: ({ option_id: id }) => id,
		value: ({ changes: changed }) => (changed as Record<string, IDataObject>).approval_status.to,
	},
	'estimate.scheduled': {
		subject: idIn('estimate'),
		value: (item) => (recordIn(item, 'estimate').schedule as IDataObject).scheduled_start,
	},
	'invoice.amount_updated': {
		also: ['invoice.created'],
		subject: idIn('invoice'),
		value: valueIn('invoice', 'amount'),
	},
	'invoice.canceled': { subject: idIn('invoice'), value: valueIn('invoice', 'status') },
	'invoice.voided': { subject: idIn('invoice'), value: valueIn('invoice', 'status') },
	'job.appointment.appointment_pros_assigned': {
		also: appointmentEvents('appointment_pros_unassigned', 'scheduled'),
		subject: idIn('appointment'),
		value: (item) => String(recordIn(item, 'appointment').dispatched_employees_ids),
	},
	'job.appointment.rescheduled': {
		also: appointmentEvents('scheduled'),
		subject: idIn('appointment'),
		value: valueIn('appointment', 'start_time'),
	},
	'lead.pipeline_status_changed': {
		also: ['lead.created'],
		subject: idIn('lead'),
		value: valueIn('lead', 'pipeline_status'),
	},
};

/** How often an event was told of each record. */
function counted(items: IDataObject[], event: string, resource: string): Map<unknown, number> {
	const counts = new Map<unknown, number>();
	for (const item of items.filter((one) => one.event === event)) {
		const id = recordIn(item, resource).id;
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return counts;
}

/** What comes with time alone. The machine's clock decides, which may be off. */
export function checkTimes({ account, events }: SimulatedN8n, activatedAt: number, clock: number) {
	const begin = activatedAt + Math.max(0, clock);
	const end = account.now + Math.min(0, clock);
	const latest = account.now + Math.max(0, clock);
	const timeOf = (value: unknown) => Date.parse(String(value));

	const overdue = counted(events, 'invoice.overdue', 'invoice');
	for (const id of account.ids('invoices')) {
		const { status, due_at, due_amount } = account.read('invoices', id);
		const due = timeOf(due_at);
		expect(overdue.get(id) ?? 0).toBeLessThanOrEqual(due < latest ? 1 : 0);
		const isOverdue = status === 'open' && Number(due_amount) > 0 && due < end;
		if (isOverdue && due > begin) expect(overdue.get(id)).toBe(1);
	}

	const unanswered = counted(events, 'estimate.unanswered', 'estimate');
	for (const id of account.ids('estimates')) {
		const { created_at, options } = account.read('estimates', id);
		const due = timeOf(created_at) + DAY;
		expect(unanswered.get(id) ?? 0).toBeLessThanOrEqual(due <= latest ? 1 : 0);
		const [option] = options as IDataObject[];
		const isOpen = option.approval_status === null && due < end - 15 * MINUTE;
		if (isOpen && due > begin) expect(unanswered.get(id)).toBe(1);
	}

	const upcoming = events.filter(({ event }) => event === 'job.appointment.upcoming');
	for (const id of account.ids('jobs')) {
		const { appointments } = account.read('jobs', id).schedule as Record<string, IDataObject[]>;
		for (const { id: appointment, start_time } of appointments) {
			const start = timeOf(start_time);
			const isSoon = start > latest && start - end < DAY && start - begin > DAY;
			const told = upcoming.filter((item) => recordIn(item, 'appointment').id === appointment);
			const now = told.filter((item) => recordIn(item, 'appointment').start_time === start_time);
			if (isSoon) expect(now).toHaveLength(1);
		}
	}
	for (const item of upcoming) {
		expect(timeOf(recordIn(item, 'appointment').start_time) - latest).toBeLessThanOrEqual(DAY);
	}
}

/** A job is scheduled when its first appointment is. */
export function checkScheduledJobs(items: IDataObject[]) {
	const scheduled = items.filter(({ event }) => event === 'job.scheduled');
	const moved = items.filter(({ event }) => /appointment\.(re)?scheduled$/.test(String(event)));
	for (const item of moved) {
		const { id, start_time } = recordIn(item, 'appointment');
		const job = recordIn(item, 'job');
		const { appointments } = job.schedule as Record<string, Array<Record<string, string>>>;
		const first = appointments.every((one) => one.start_time >= String(start_time));
		const isOnly = appointments.filter((one) => one.start_time === String(start_time)).length === 1;
		if (!first || !isOnly) continue;
		const told = scheduled.filter((one) => recordIn(one, 'job').id === job.id);
		expect([String(id), told.length > 0]).toEqual([String(id), true]);
	}
	for (const item of scheduled) {
		const id = recordIn(item, 'job').id;
		const jobs = moved.map((one) => recordIn(one, 'job').id);
		expect(jobs).toContain(id);
	}
}

/** The last change of each record has no later one that hides it. */
export function lastUpdates({ account }: SimulatedN8n, activatedAt: number): string[] {
	const sent = account.ids('invoices').flatMap((id) => {
		const time = Date.parse(String(account.read('invoices', id).sent_at));
		return time > activatedAt ? [`invoice.sent/${id}/${new Date(time).toISOString()}`] : [];
	});
	const resources = { jobs: 'job', customers: 'customer', events: 'calendar_event' };
	const updated = Object.entries(resources).flatMap(([name, resource]) => {
		const collection = name as keyof typeof resources;
		return account.ids(collection).flatMap((id) => {
			const { created_at, updated_at } = account.read(collection, id);
			const time = Date.parse(String(updated_at));
			if (updated_at === created_at || time <= activatedAt) return [];
			return [`${resource}.updated/${id}/${new Date(time).toISOString()}`];
		});
	});
	return [...updated, ...sent];
}

export function checkDiscarded(
	truth: Truth,
	ids: Set<string>,
	earlier: Truth,
	isLossless: boolean,
) {
	for (const appointment of truth.discarded) {
		const scheduled = `job.appointment.scheduled/${appointment}`;
		const discarded = `job.appointment.appointment_discarded/${appointment}`;
		// what began more than a day ago is not read any more
		const isRead = isLossless && !truth.soon.has(appointment);
		const isRemembered = isRead && (ids.has(scheduled) || earlier.certain.has(scheduled));
		if (isRemembered) expect(ids).toContain(discarded);
		// it may have come and gone between two polls
		truth.certain.delete(scheduled);
		truth.possible.add(scheduled);
		truth.possible.add(discarded);
	}
}

/** What was made, and over, while n8n was off for a day. */
export function forgiveSoon(truth: Truth) {
	for (const id of truth.soon) {
		const scheduled = `job.appointment.scheduled/${id}`;
		truth.certain.delete(scheduled);
		truth.possible.add(scheduled);
	}
}

/** Checked by what their items say, as the service gives no time for them. */
export const FREE =
	/^(job\.scheduled|job\.paid|lead\.pipeline|invoice\.(voided|canceled|amount|overdue)|job\.appointment\.(resch|appointment_pros|upcoming)|estimate\.(option\.approval|unanswered|scheduled))/;
