import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import { objects, propertyOf } from '../helpers/display';
import type { HousecallEvent } from './envelope';
import { canonicalName } from './events';

/** Happens once to a record, so that name and record suffice. Options have no record of their own in an event. */
const ONE_TIME_EVENTS =
	/^(?!estimate\.option\.).*\.(created|deleted)$|^job\.appointment\.(scheduled|appointment_discarded)$/;

/** Where a record says when an event happened, by the last word of the event's name. */
const EVENT_TIMES = new Map<string, (record: IDataObject) => unknown>([
	['canceled', ({ canceled_at }) => canceled_at],
	['completed', ({ work_timestamps }) => propertyOf(work_timestamps, 'completed_at')],
	['lost', ({ lost_at }) => lost_at],
	['on_my_way', ({ work_timestamps }) => propertyOf(work_timestamps, 'on_my_way_at')],
	['paid', ({ paid_at }) => paid_at],
	['sent', ({ sent_at }) => sent_at],
	['started', ({ work_timestamps }) => propertyOf(work_timestamps, 'started_at')],
	['updated', ({ updated_at }) => updated_at],
]);

/**
 * The same text whenever the same event is seen again, by the webhook or by polling:
 * `job.completed/job_…/2026-04-01T15:04:05.000Z`. It is made of what the record itself says, since the time of a
 * delivery (`event_occurred_at`) may be a second later (recorded). Where the record says nothing of the event, the
 * time of the delivery counts, and without one the whole body.
 */
export function eventId(event: HousecallEvent): string {
	const name = canonicalName(event.name);
	const { id } = event.record ?? {};
	if (typeof id !== 'string' || !id) return `${name}/${hashOf(event.body)}`;
	if (ONE_TIME_EVENTS.test(name)) return `${name}/${id}`;
	return `${name}/${id}/${occasionOf(name, event)}`;
}

function occasionOf(name: string, { record = {}, occasion, occurredAt, body }: HousecallEvent) {
	if (occasion !== undefined) return occasion;
	const word = name.slice(name.lastIndexOf('.') + 1);
	const conversions = objects(record.conversions).map((conversion) => String(conversion.id));
	if (word === 'converted' && conversions.length > 0) return conversions.sort().join('+');
	return toTime(EVENT_TIMES.get(word)?.(record)) ?? toTime(occurredAt) ?? hashOf(body);
}

/** One way to write a time, whatever its offset and fractions. */
function toTime(value: unknown): string | undefined {
	const time = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

const hashOf = (body: IDataObject) =>
	createHash('sha256').update(textOf(body)).digest('hex').slice(0, 32);

/** A body can be nested too deeply for JSON.stringify, though not for JSON.parse. */
function textOf(body: IDataObject): string {
	try {
		return JSON.stringify(body);
	} catch {
		return Object.keys(body).join();
	}
}
