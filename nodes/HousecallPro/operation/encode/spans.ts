import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { FieldError } from '../../helpers/values';

const isDate = (value: unknown): value is string =>
	typeof value === 'string' && /^\d{4}-\d\d-/.test(value);

/** Whether a span ends before it begins. An amount in a text, such as "$5", is not read yet. */
function isReversed(from: unknown, until: unknown): boolean {
	if (typeof from === 'number' && typeof until === 'number') return from > until;
	return isDate(from) && isDate(until) && from > until;
}

/** A day without a time has its end in the one field, its beginning in the other: it is never the same moment. */
const isMoment = (from: unknown, until: unknown) => isDate(from) && from === until;

/**
 * @throws FieldError for filters that nothing can be within, as the service would answer that there is nothing; and for
 * a span of time without a length, which is a slip for a whole day
 */
export function refuseEmptySpans(fields: INodeProperties[], values: IDataObject): void {
	for (const field of fields.filter(({ name }) => name.endsWith('_max'))) {
		const start = fields.find(({ name }) => name === field.name.replace(/_max$/, '_min'));
		if (!start) continue;
		const [from, until] = [values[start.name], values[field.name]];
		if (isReversed(from, until)) throw reversed(start, field);
		if (isMoment(from, until)) throw withoutLength(start, field);
	}
}

const reversed = (start: INodeProperties, field: INodeProperties) =>
	new FieldError(
		field.displayName,
		`is before "${start.displayName}"`,
		'Nothing can be in such a span: exchange them, or check the expressions that fill them.',
	);

const withoutLength = (start: INodeProperties, field: INodeProperties) =>
	new FieldError(
		field.displayName,
		`is the same moment as "${start.displayName}"`,
		"Only that very second is between them. For a whole day, end with the end of it, such as {{ $today.plus({ days: 1 }).endOf('day') }} for tomorrow, or give the date without a time in both.",
	);
