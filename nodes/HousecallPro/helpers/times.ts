import type { IDataObject } from 'n8n-workflow';

import { FieldError, isNil, isObject } from './values';

/** Whose clocks the times of items are told by. */
export type TimesIn = 'company' | 'utc' | 'workflow';

/** The choices of "Times In", as they are on the screen. */
export const TIMES_IN: Readonly<Record<TimesIn, string>> = {
	company: 'Company’s Time Zone',
	utc: 'UTC',
	workflow: 'Workflow’s Time Zone',
};

/** What "Times In" says: its value or its name on the screen, in any case. @throws FieldError for anything else */
export function toTimesIn(value: unknown): TimesIn {
	const text = isNil(value) ? '' : String(value).trim();
	const choices = Object.entries(TIMES_IN) as Array<[TimesIn, string]>;
	const isMeant = (words: string[]) =>
		words.some((word) => word.toLowerCase() === text.toLowerCase());
	const chosen = choices.find(isMeant);
	if (chosen) return chosen[0];
	const known = `${TIMES_IN.workflow}, ${TIMES_IN.company} or ${TIMES_IN.utc}`;
	const problem = text === '' ? 'is empty' : `must be ${known}, not "${text}"`;
	throw new FieldError('Times In', problem, 'Choose one of its choices, or leave the option out.');
}

/** A moment as the service writes it: ISO 8601 in UTC, with or without fractions of a second. A day alone is none. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What the service calls a property that holds a moment: `created_at`, `scheduled_start`, `end_time`, `due_at` … */
const NAMED_AS_TIME = /_(at|date|end|start|time)$/;

/** Whether a property of this name holds a moment, or a list of them. */
export const holdsMoment = (name: string) => NAMED_AS_TIME.test(name);

/** Data of the user's own, whatever its names: of a company, with *Update Franchise Info*. */
const OF_THE_USER = 'external';

/** No record of the service nests as deeply; a body that somebody else has sent may. */
const DEEPEST = 100;

/** Reads a moment and writes it in another way; undefined where it stays as it is. */
type Rewrite = (moment: string) => string | undefined;

/** UTC, in which the service writes and where nothing needs to be rewritten. */
export const UTC = 'UTC';

/**
 * A record with its times as they are in `zone` (IANA): `2026-11-28T14:30:00Z` is `2026-11-28T08:30:00-06:00` in
 * Chicago. The moments are the same.
 * @throws RangeError for a zone that is none
 */
export function toZone(record: IDataObject, zone: string): IDataObject {
	const offsetAt = zone === UTC ? undefined : offsetsOf(zone);
	return offsetAt ? (rewritten(record, false, inZone(offsetAt)) as IDataObject) : record;
}

/** Whether there is such a time zone. */
export function isZone(zone: string): boolean {
	try {
		return Boolean(offsetsOf(zone)) || zone === UTC;
	} catch {
		return false;
	}
}

/** A copy with the moments in it rewritten. `isTime` says whether a text or its `from` and `to` are some. */
function rewritten(value: unknown, isTime: boolean, rewrite: Rewrite, depth = 0): unknown {
	// most texts are told by one character, without a look at their names
	if (typeof value === 'string') return (isTime && value[10] === 'T' && rewrite(value)) || value;
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
	if (Array.isArray(value))
		return value.map((entry) => rewritten(entry, isTime, rewrite, depth + 1));
	// an object with a text of its own is one of n8n's dates
	if (!isObject(value) || typeof value.toJSON === 'function') return value;
	// with all properties of its own there, an assignment to "__proto__" sets that one, and no prototype
	const copy: IDataObject = { ...value };
	for (const [name, held] of Object.entries(value)) {
		const mayHold = typeof held === 'string' ? held[10] === 'T' : name !== OF_THE_USER;
		if (!mayHold) continue;
		const isMoment = isNamedAsTime(name, isTime);
		copy[name] = rewritten(held, isMoment, rewrite, depth + 1) as IDataObject[string];
	}
	return copy;
}

/** `changes` of an event have what a time was before and is now: `{ start_time: { from, to } }`. */
const isNamedAsTime = (name: string, isWithinTime: boolean) =>
	holdsMoment(name) || (isWithinTime && (name === 'from' || name === 'to'));

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Minutes that clocks are ahead of UTC at a time; undefined where that is no number of whole minutes. */
type OffsetAt = (time: number) => number | undefined;

const inZone =
	(offsetAt: OffsetAt): Rewrite =>
	(moment) => {
		const [, fraction = '', wireOffset] = MOMENT.exec(moment) ?? [];
		const time = wireOffset ? Date.parse(moment) : NaN;
		const offset = Number.isNaN(time) ? undefined : offsetAt(time);
		if (offset === undefined) return undefined;
		// where clocks show UTC, what the service wrote is right already
		if (offset === 0 && wireOffset === 'Z') return undefined;
		const clock = new Date(time + offset * MINUTE).toISOString().slice(0, 19);
		return clock + fraction + offsetText(offset);
	};

/** `-06:00`, and `Z` where clocks show UTC. */
function offsetText(offset: number): string {
	if (offset === 0) return 'Z';
	const minutes = Math.abs(offset);
	const digits = [Math.floor(minutes / 60), minutes % 60].map((part) => `${part}`.padStart(2, '0'));
	return `${offset < 0 ? '-' : '+'}${digits.join(':')}`;
}

/** By zone: asking for an offset costs far more than looking it up, and records have many times. */
const known = new Map<string, OffsetAt>();

function offsetsOf(zone: string): OffsetAt {
	const offsetAt = known.get(zone) ?? dailyOffsets(readerOf(zone));
	known.set(zone, offsetAt);
	return offsetAt;
}

/** Asks twice for a day, at its beginning and its end, and for a single time only where clocks change in between. */
function dailyOffsets(read: OffsetAt): OffsetAt {
	const atMidnight = new Map<number, number | undefined>();
	const midnight = (day: number) => {
		if (!atMidnight.has(day)) atMidnight.set(day, read(day * DAY));
		return atMidnight.get(day);
	};
	return (time) => {
		const day = Math.floor(time / DAY);
		const offset = midnight(day);
		return offset === midnight(day + 1) ? offset : read(time);
	};
}

function readerOf(timeZone: string): OffsetAt {
	const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
	return (time) => {
		// "11/28/2026, GMT-06:00", and "GMT" alone for none; before there were time zones, seconds follow
		const parts = / GMT(?:([+-])(\d\d):(\d\d)(:\d\d)?)?$/.exec(format.format(time));
		const [, sign, hours = 0, minutes = 0, seconds] = parts ?? [];
		if (!parts || seconds) return undefined;
		const offset = Number(hours) * 60 + Number(minutes);
		return sign === '-' ? -offset : offset;
	};
}
