import type { IDataObject, INodeProperties } from 'n8n-workflow';

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A response as a record: `{ success: true }` for a write that answered without one. */
export const recordOf = (response: unknown): IDataObject =>
	isObject(response) ? response : { success: true };

/** A value that cannot be sent; `field` is the display name of the field that holds it. */
export class FieldError extends Error {
	constructor(
		readonly field: string,
		readonly problem: string,
		readonly advice: string,
	) {
		super(`"${field}" ${problem}`);
	}
}

/** A field that must hold something. */
export class EmptyFieldError extends FieldError {
	constructor(field: INodeProperties) {
		super(field.displayName, 'is empty', 'Fill it in, or check the expression that fills it.');
	}
}

/** Nothing to send: also a text of blanks, which an expression makes from several parts that it does not find. */
export const isEmpty = (value: unknown) =>
	isNil(value) ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.length === 0);

/** What an expression gives that finds nothing. */
export const isNil = (value: unknown): value is null | undefined =>
	value === undefined || value === null;

/** Undefined for what is neither a number nor a text of one: `Number()` makes 0 of an empty list, and 1 of true. */
export function parseNumber(value: unknown): number | undefined {
	const isText = typeof value === 'string' && value.trim() !== '';
	const number = isText || typeof value === 'number' ? Number(value) : NaN;
	return Number.isFinite(number) ? number : undefined;
}

/** A value as an error message quotes it; a record may have any `toString`, or none. */
export function quoted(value: unknown): string {
	if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
	return JSON.stringify(value) ?? typeof value;
}

export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.trim() || '{}');
	} catch {
		return undefined;
	}
}
