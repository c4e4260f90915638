import type { IDataObject } from 'n8n-workflow';

import { eventId } from '../eventId';
import type { HousecallEvent } from '../envelope';
import { OVERLAP, toIso } from './feed';
import type { Feed, FeedSettings, Occurrence, FeedSnapshot } from './feed';
import { addSeen, readKnown, readSeen, shortHash, writeKnown } from './memory';
import type { FeedState, Seen } from './memory';

/** An event that has not come out yet. */
export interface PendingEvent extends Occurrence {
	feed: Feed;
	/** The key of the remembered record that it was told from. */
	subject: string;
	/** See `eventId`. */
	id: string;
	/** Where its record is in the order of reading; it must be read again if the event cannot come out now. */
	position?: number;
}

/** What a poll has found in one feed. */
export interface FeedDiff {
	feed: Feed;
	news: PendingEvent[];
	before?: FeedState;
	reading: FeedSnapshot;
	/** What is to be remembered of each record. */
	remember: Map<string, string>;
	scope: string;
	/** See `ServiceClock`. */
	present: number;
}

interface DiffContext {
	memory?: FeedState;
	now: number;
	present: number;
	settings: FeedSettings;
	/** Tells one start of a workflow from the next. */
	round: string;
}

/** Compares what was read with what is remembered. Pure. */
export function diffFeed(feed: Feed, reading: FeedSnapshot, situation: DiffContext): FeedDiff {
	const { memory, now, present, settings, round } = situation;
	const known = memory ? readKnown(memory) : new Map<string, string>();
	const seen = memory ? readSeen(memory) : new Set<string>();
	const remember = new Map<string, string>();
	const news: PendingEvent[] = [];
	const ids = new Set<string>();
	const add = (subject: string, occurrence: Occurrence, record?: IDataObject) => {
		const id = eventId(occurrenceToEvent(occurrence));
		if (ids.has(id) || !isNew(occurrence, id, memory, seen)) return;
		ids.add(id);
		const position = (record && feed.positionOf?.(record)) ?? occurrence.at;
		news.push({ ...occurrence, feed, subject, id, position });
	};

	// oldest first, as they happened
	for (const record of [...reading.records].reverse()) {
		const subject = keyOf(feed, record);
		const before = known.get(subject);
		const isFresh = before === undefined && (reading.isFresh?.(record) ?? false);
		const derived = feed.derive(record, { before, isFresh, now, settings, round });
		if (derived.remember !== undefined) remember.set(subject, derived.remember);
		for (const occurrence of derived.occurrences) add(subject, occurrence, record);
	}
	for (const occurrence of reading.gone ?? []) add(keyOf(feed, occurrence.record), occurrence);
	const scope = feed.scope?.(settings) ?? '';
	return { feed, news, before: memory, reading, remember, scope, present };
}

export const keyOf = (feed: Feed, record: IDataObject) =>
	feed.keyOf?.(record) ?? shortHash(String(record.id));

/** What the service's own stamp says; where there is none, the feed has compared. */
function isNew(
	{ at, late }: Occurrence,
	id: string,
	memory: FeedState | undefined,
	seen: Set<string>,
) {
	if (late === undefined || at === undefined) return true;
	if (memory && at < Math.max(memory.cursor - late, memory.notBefore)) return false;
	return !seen.has(shortHash(id));
}

/** The event as the webhook would have brought it, with what only polling knows. */
export function occurrenceToEvent({
	event,
	resource,
	record,
	at,
	occasion,
	more,
}: Occurrence): HousecallEvent {
	const occurredAt = at === undefined ? undefined : toIso(at);
	return {
		name: event,
		resource,
		record,
		occurredAt,
		occasion,
		companyId: typeof record.company_id === 'string' ? record.company_id : undefined,
		body: { ...more, [resource]: record },
	};
}

/**
 * The memory after a poll, in which the events in `held` did not come out: they will be found again. Pure.
 * @param events the events that are chosen now
 */
export function memoryAfter(
	found: FeedDiff,
	held: ReadonlySet<PendingEvent>,
	events: string[],
): FeedState {
	const { before, reading, news, scope, present } = found;
	const at = cursorAfter(found, held);
	const done = news.filter((one) => !held.has(one));
	const added = done.flatMap(({ id, at: time, late }): Seen[] =>
		late === undefined || time === undefined ? [] : [{ key: shortHash(id), at: time, late }],
	);
	return {
		cursor: at,
		notBefore: before?.notBefore ?? Math.min(reading.from ?? 0, present),
		seen: addSeen(before?.seen ?? {}, added, at),
		...rememberAll(found, held),
		scope,
		events,
	};
}

/** As far as was read, but not beyond a record whose events are still to come out. */
function cursorAfter(
	{ before, reading, news, present }: FeedDiff,
	held: ReadonlySet<PendingEvent>,
): number {
	const old = before?.cursor ?? 0;
	// what is dated ahead must not hide what happens until then
	const read = Math.max(old, Math.min(reading.at ?? 0, present));
	const positions = news.filter((one) => held.has(one)).map(({ position = read }) => position);
	return Math.max(old, Math.min(read, ...positions));
}

function rememberAll(
	{ feed, before, reading, remember, news }: FeedDiff,
	held: ReadonlySet<PendingEvent>,
) {
	if (!feed.maxRecords) return {};
	const known = before ? readKnown(before) : new Map<string, string>();
	const pending = new Set(
		news.filter((one) => held.has(one) && one.late === undefined).map(({ subject }) => subject),
	);
	const merged = new Map<string, string>();
	// the order is that of the list, so that the oldest are forgotten first
	for (const [key, text] of [...remember].reverse()) {
		const kept = pending.has(key) ? known.get(key) : text;
		if (kept !== undefined) merged.set(key, kept);
	}
	const forgotten = new Set(reading.forget?.filter((key) => !pending.has(key)));
	for (const [key, text] of known) {
		if (!merged.has(key) && !forgotten.has(key)) merged.set(key, text);
	}
	const entries = [...merged].slice(0, feed.maxRecords);
	const isPart = reading.isPart === true && !before;
	const partial = isPart || before?.partial === true || merged.size > entries.length;
	return { known: writeKnown(new Map(entries)), ...(partial && { partial }) };
}

/** How far back a list that is sorted by its changes has to be read, epoch milliseconds. */
export const readFrom = (memory: FeedState): number =>
	Math.max(memory.cursor, memory.notBefore) - OVERLAP;
