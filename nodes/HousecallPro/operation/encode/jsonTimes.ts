import type { IDataObject } from 'n8n-workflow';

import { holdsMoment } from '../../helpers/times';
import { FieldError, isObject } from '../../helpers/values';
import { DATE_ADVICE, toWireMoment } from './date';

/** A day as ISO 8601 has it, with or without a time. */
const ISO_DAY = /^\s*\d{4}-\d\d-\d\d\s*(?=$|[Tt\s])/;

/** A day as people write it. The service would read 12/01/2026 as the 12th of January. */
const OTHER_DAY = /^\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.]\d{1,2}[/.]\d{1,2})(?=$|[T\s,])/i;

/** The days of an API that counts in days, such as `anytime_start_date`. */
const HOLDS_DAY = /_date$/;

const isMereDay = (text: string) => text.trim().length === 10;

/** Data of the user's own, whatever its names; see `times.ts`. */
const OF_THE_USER = 'external';

/**
 * An object in JSON whose times are written as those of fields are; `zone` is that of the workflow. Texts in
 * properties that hold moments may be no dates: "in the morning" stays.
 * @param label what the screen calls the field that holds the JSON
 * @throws FieldError for a date that is not ISO 8601, of which month and day may be mistaken for each other
 */
export function withWireTimes(json: IDataObject, zone: string, label: string): IDataObject {
	const write = (name: string, value: unknown): unknown => {
		if (Array.isArray(value)) return value.map((entry) => write(name, entry));
		const isDate = isObject(value) && typeof value.toJSON === 'function';
		if (isObject(value) && !isDate) {
			return name === OF_THE_USER ? value : withWireTimes(value, zone, label);
		}
		return holdsMoment(name) ? toTime(name, value, zone, label) : value;
	};
	return Object.fromEntries(
		Object.entries(json).map(([name, value]) => [name, write(name, value) as IDataObject[string]]),
	);
}

function toTime(name: string, value: unknown, zone: string, label: string): unknown {
	if (typeof value !== 'string') return isObject(value) ? toWireMoment(value, zone, name) : value;
	if (OTHER_DAY.test(value)) {
		throw new FieldError(label, `has "${name}", which is not ISO 8601: ${value}`, DATE_ADVICE);
	}
	const isMoment = ISO_DAY.test(value) && !(HOLDS_DAY.test(name) && isMereDay(value));
	return (isMoment && toWireMoment(value, zone, name)) || value;
}
