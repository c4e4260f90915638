import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';

import { EmptyFieldError, FieldError, isEmpty, quoted } from '../../helpers/values';

/** A calendar, week or ordinal date, with or without a time. */
const WITH_DAY = /^(\d{4}-(\d{2}-\d{2}|\d{3}|W\d{2}-\d)|(19|20|21)\d{2}(\d{4}|W\d{3}))(?=$|[Tt\s])/;

/** Midnight in UTC, which a spreadsheet gives for a mere day. */
const UTC_MIDNIGHT = /[T\s]00:00(:00(\.0+)?)?(Z|\+00(:?00)?)$/i;

/** Fields that close a span of time, by their names on the wire. */
const CLOSES_SPAN = /(_max|^ending_at|^end_time|^scheduled_end)$/;

/** Fields that say from when until when is searched, which may be from ever or for ever. */
const SEARCHES = /(_min|_max|^starting_at|^ending_at|^changedSince)$/;

/** Other years are slips, such as 206, or what a spreadsheet makes of an empty cell: 1899-12-30. */
const isLikely = ({ name }: INodeProperties, { year }: DateTime) =>
	SEARCHES.test(name) || (year >= 1900 && year < 2200);

export const DATE_ADVICE =
	'Use the date picker, a date of n8n such as {{ $now }}, or ISO 8601, e.g. 2026-04-01T09:00:00. Of another text, make one: {{ DateTime.fromFormat($json.date, "M/d/yyyy h:mm a") }}.';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * `YYYY-MM-DDTHH:MM:SSZ`, in UTC and without milliseconds, which the service refuses; or `YYYY-MM-DD`. `zone` is that
 * of the workflow, for a text that names none. A day without a time begins with its midnight; where it closes a span
 * of time, it ends with its last second. Undefined for an empty text.
 * @throws FieldError
 */
export function toWireDate(
	field: INodeProperties,
	value: unknown,
	zone: string,
): string | undefined {
	if (value === '' || value === false) return undefined;
	// an empty text is left out; blanks were meant to be a date
	if (isEmpty(value)) throw new EmptyFieldError(field);
	const isDay = field.typeOptions?.dateOnly === true;
	const date = isDay ? parseDay(value, zone) : parseDate(value, zone);
	if (!date.isValid || !isLikely(field, date)) {
		throw new FieldError(
			field.displayName,
			`is not a date: ${typeof value === 'string' ? value : quoted(value)}`,
			DATE_ADVICE,
		);
	}
	if (isDay) return date.toFormat('yyyy-MM-dd');
	return inUtc(momentOf(date, value, field.name));
}

/** The end of a day without a time that closes a span of time. */
function momentOf(date: DateTime, value: unknown, name: string): DateTime {
	const isWholeDay = typeof value !== 'object' && !/[Tt\s]/.test(String(value).trim());
	return isWholeDay && CLOSES_SPAN.test(name) ? date.endOf('day') : date;
}

const inUtc = (moment: DateTime) => moment.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");

/**
 * A moment in JSON, written as by {@link toWireDate}; undefined for a text that is none.
 * @param name of its property on the wire
 */
export function toWireMoment(value: unknown, zone: string, name: string): string | undefined {
	const date = parseDate(value, zone);
	return date.isValid ? inUtc(momentOf(date, value, name)) : undefined;
}

/** The day that is meant: of midnight in UTC that of UTC, as it would be the day before in America. */
function parseDay(value: unknown, zone: string): DateTime {
	const text = value instanceof Date ? value.toJSON() : value;
	const isUtcDay = typeof text === 'string' && UTC_MIDNIGHT.test(text.trim());
	return parseDate(text, isUtcDay ? 'utc' : zone);
}

function parseDate(value: unknown, zone: string): DateTime {
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	// a DateTime of n8n's expressions is another copy of luxon's class, so instanceof would not know it
	if (DateTime.isDateTime(value)) return DateTime.fromISO(value.toISO() ?? '', { setZone: true });
	if (!['string', 'number'].includes(typeof value)) return DateTime.invalid('no text');
	const text = String(value).trim();
	// luxon fills what a text leaves out: a mere "12" would be noon today
	if (!WITH_DAY.test(text)) return DateTime.invalid('no day');
	const wall = parseIn('utc', text);
	const namesZone = wall.toMillis() === parseIn('utc+1', text).toMillis();
	return namesZone || !wall.isValid ? wall.setZone(zone) : atWallClock(wall, zone);
}

function parseIn(zone: string, text: string): DateTime {
	const iso = DateTime.fromISO(text, { zone });
	return iso.isValid ? iso : DateTime.fromSQL(text, { zone });
}

/**
 * The moment at which clocks in `zone` show what `wall` shows in UTC: the first of two in autumn, and moved forward
 * in spring where there is none. Luxon's own choice depends on the season in which it is asked.
 */
function atWallClock(wall: DateTime, zone: string): DateTime {
	const shown = wall.toMillis();
	const [before, after] = [shown - DAY_MS, shown + DAY_MS].map((near) => {
		const { offset } = DateTime.fromMillis(near, { zone });
		return DateTime.fromMillis(shown, { zone }).minus({ minutes: offset });
	});
	const showsIt = (moment: DateTime) =>
		moment.setZone('utc', { keepLocalTime: true }).toMillis() === shown;
	const first = before < after ? [before, after] : [after, before];
	return first.find(showsIt) ?? before;
}
