import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { propertyOf } from '../helpers/display';
import { FieldError, isNil } from '../helpers/values';

/** What the start and the end of a visit are called, where the wire and the screen differ by record. */
export interface Ends {
	start: string;
	end: string;
	/** Labels of the fields on the screen. */
	startLabel: string;
	durationLabel: string;
	endLabel: string;
}

const NAME = 'durationMinutes';

export const DURATION_EXAMPLE = 'e.g. 90';

/** How long a visit is. The wire knows only its end; see {@link withEnd}. */
export const duration = ({ durationLabel, endLabel }: Ends): INodeProperties => ({
	displayName: durationLabel,
	name: NAME,
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	placeholder: DURATION_EXAMPLE,
	description: `How long the work takes, in place of "${endLabel}"; 0 counts as left out`,
});

const MINUTE = 60_000;

const toTime = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : NaN);

/** The service refuses milliseconds. */
const toWireTime = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/**
 * A schedule whose duration, in minutes, has become its end.
 * @throws FieldError for a duration beside an end, for either without a start, and for an end that is not after it
 */
export function withEnd(schedule: IDataObject, ends: Ends): IDataObject {
	const { [NAME]: minutes, ...rest } = schedule;
	const { start, end, startLabel, durationLabel, endLabel } = ends;
	if (isNil(minutes) || Number(minutes) === 0) return withSpan(rest, ends);
	if (rest[end]) {
		throw new FieldError(
			durationLabel,
			`and "${endLabel}" are both filled in`,
			'Fill in one of them.',
		);
	}
	const begin = toTime(rest[start]);
	if (Number.isNaN(begin)) throw withoutStart(startLabel, 'a duration');
	return { ...rest, [end]: toWireTime(begin + Number(minutes) * MINUTE) };
}

const withoutStart = (startLabel: string, has: string) =>
	new FieldError(
		startLabel,
		`is needed where there is ${has}`,
		'Fill it in, or check the expression that fills it.',
	);

/** A visit that ends after it starts: the service takes one of no length. @throws FieldError for any other */
export function withSpan(schedule: IDataObject, ends: Ends): IDataObject {
	const { start, end, startLabel, endLabel } = ends;
	const isShorter = toTime(schedule[end]) <= toTime(schedule[start]);
	if (!isShorter) return schedule;
	throw new FieldError(
		endLabel,
		`must be after "${startLabel}"`,
		'Give both with their times, e.g. 2026-04-01T09:00:00 and 2026-04-01T10:30:00, or a duration in place of the end.',
	);
}

/** The schedule of what is new, which the service would also take with an end alone. @throws FieldError */
export function withStart(schedule: IDataObject, { start, end, startLabel }: Ends): IDataObject {
	if (isNil(schedule[end]) || !isNil(schedule[start])) return schedule;
	throw withoutStart(startLabel, 'an end');
}

/**
 * A schedule whose start moves without an end gets one, so that the visit stays as long as it is. One that has no
 * length yet is left as it is.
 * @param read the record as it is; asked for only where it decides
 */
export async function keepDuration(
	schedule: IDataObject,
	{ start, end }: Ends,
	read: () => Promise<IDataObject>,
): Promise<IDataObject> {
	const begin = toTime(schedule[start]);
	if (Number.isNaN(begin) || schedule[end]) return schedule;
	const { schedule: current } = await read();
	const length =
		toTime(propertyOf(current, 'scheduled_end')) - toTime(propertyOf(current, 'scheduled_start'));
	return length > 0 ? { ...schedule, [end]: toWireTime(begin + length) } : schedule;
}
