import type { INodeProperties } from 'n8n-workflow';

import { EmptyFieldError, FieldError, parseNumber, quoted } from '../../helpers/values';

/** Of more decimals than these a number is a measure, such as a latitude, and is taken as exact as it comes. */
const MOST_COUNTED_DECIMALS = 2;

/**
 * A number that keeps to what n8n's editor holds a typed one to: whole or with few decimals, and within bounds. An
 * expression could give 1.5 for minutes, or 8.25 for a fraction.
 * @throws FieldError
 */
export function toNumber(field: INodeProperties, value: unknown): number {
	if (typeof value === 'string' && value.trim() === '') throw new EmptyFieldError(field);
	const number = parseNumber(value);
	if (number === undefined) throw refused(field, 'must be a number', value);
	const exact = withoutSurplus(field, number);
	assertBounds(field, exact);
	return exact;
}

const refused = (field: INodeProperties, problem: string, value: unknown) =>
	new FieldError(
		field.displayName,
		`${problem}, not ${typeof value === 'number' ? String(value) : quoted(value)}`,
		`Give it as a number, ${field.placeholder ?? `e.g. ${String(field.default)}`}.`,
	);

/** The number without what floating point adds to it: an expression makes 0.30000000000000004 of 0.1 + 0.2. */
function withoutSurplus(field: INodeProperties, number: number): number {
	const { numberPrecision: decimals = Infinity, isAmount } = field.typeOptions ?? {};
	// how many decimals an amount may have depends on its unit
	if (isAmount || decimals > MOST_COUNTED_DECIMALS) return number;
	const rounded = Number(number.toFixed(decimals));
	if (Math.abs(number - rounded) < 1e-6) return rounded;
	const problem =
		decimals === 0 ? 'must be a whole number' : `must have at most ${decimals} decimals`;
	throw refused(field, problem, number);
}

function assertBounds(field: INodeProperties, number: number): void {
	const { minValue = -Infinity, maxValue = Infinity } = field.typeOptions ?? {};
	if (number >= minValue && number <= maxValue) return;
	const bounds = maxValue === Infinity ? `at least ${minValue}` : `from ${minValue} to ${maxValue}`;
	throw refused(field, `must be ${bounds}`, number);
}
