import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { decimalsOf, toHundredths, toWhole } from './decimal';
import { FieldError, isEmpty, isNil, isObject } from './values';

/**
 * Where records hold money, in requests and responses alike, as paths such as `line_items[].unit_price`. `[]` also
 * stands for a list that the service wraps as `{ data: […] }`. The service counts money in integers of cents.
 *
 * The `unit_price` and `amount` of a percent discount are basis points (1000 is 10.00 %): recorded where they are read,
 * inferred where they are written. These are hundredths of their unit, as cents are, so one conversion serves every kind
 * of line item, also where the kind is not given.
 */
export type Amounts = readonly string[];

/** The amounts of the entries of a list. */
export const inside = (list: string, amounts: Amounts): Amounts =>
	amounts.map((amount) => `${list}[].${amount}`);

const UNITS = ['cents', 'dollars'] as const;

export type MoneyUnit = (typeof UNITS)[number];

/** What "Money In" says, in any case. @throws FieldError for anything else, which would be taken for the other unit */
export function toMoneyUnit(value: unknown): MoneyUnit {
	const text = isNil(value) ? '' : String(value).trim();
	const unit = UNITS.find((candidate) => candidate === text.toLowerCase());
	if (unit) return unit;
	const problem = text === '' ? 'is empty' : `must be Cents or Dollars, not "${text}"`;
	throw new FieldError('Money In', problem, 'Choose Cents or Dollars, or leave the option out.');
}

/** A text such as "$1,234.50" in a field for money (`amountField` in `descriptions/`); {@link toCents} reads it. */
export const isAmountText = ({ typeOptions }: INodeProperties, value: unknown) =>
	typeOptions?.isAmount === true && typeof value === 'string' && /\d/.test(value);

/** A response with its amounts in dollars: 1250 → 12.5 */
export const toDollars = (record: IDataObject, amounts: Amounts): IDataObject =>
	changeAll(record, amounts, (cents) =>
		typeof cents === 'number' || /^-?\d+$/.test(String(cents)) ? Number(cents) / 100 : cents,
	);

/**
 * A request with its amounts in cents, of whichever unit they are.
 * @param labels what the screen calls a name on the wire
 * @throws FieldError for an amount that is unclear or has fractions of a cent
 */
export const toCents = (
	record: IDataObject,
	amounts: Amounts,
	unit: MoneyUnit,
	labels: ReadonlyMap<string, string>,
): IDataObject =>
	changeAll(record, amounts, (amount, trail) => {
		if (isNil(amount)) return amount;
		const cents = unit === 'dollars' ? ofDollars(amount) : ofCents(amount);
		if (cents !== undefined && Number.isSafeInteger(cents)) return cents;
		throw amountError(amount, unit, trail, labels);
	});

function ofDollars(amount: unknown): number | undefined {
	return decimalsOf(amount).map(toHundredths).find(isNumber);
}

function ofCents(amount: unknown): number | undefined {
	const decimals = decimalsOf(amount);
	if (typeof amount !== 'string') return decimals.map(toWhole).find(isNumber);
	// a text with decimals or a currency states dollars
	const isDollars = /[^\d\s,+-]/.test(amount) || decimals.some((decimal) => decimal.includes('.'));
	return isDollars ? undefined : decimals.map(toWhole).find(isNumber);
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Property names, and the indices of list entries, that lead to an amount. */
type Trail = ReadonlyArray<string | number>;
type Change = (amount: unknown, trail: Trail) => unknown;

/** Names the field and, in a list, the entry: `"Unit Price" in entry 2 of "Line Items" …` */
function amountError(
	amount: unknown,
	unit: MoneyUnit,
	trail: Trail,
	labels: ReadonlyMap<string, string>,
): FieldError {
	const labelOf = (step: string | number) => labels.get(String(step)) ?? String(step);
	const entries = trail.flatMap((step, index) =>
		typeof step === 'number' ? [`in entry ${step + 1} of "${labelOf(trail[index - 1])}" `] : [],
	);
	const { problem, advice } = isEmpty(amount) ? EMPTY : complaint(amount, unit);
	return new FieldError(
		labelOf(trail[trail.length - 1]),
		entries.reverse().join('') + problem,
		advice,
	);
}

const EMPTY = { problem: 'is empty', advice: 'Fill it in, or check the expression that fills it.' };

/** Beyond it, cents are no longer exact. */
const MOST_DOLLARS = Number.MAX_SAFE_INTEGER / 100;

function complaint(amount: unknown, unit: MoneyUnit) {
	const shown = typeof amount === 'number' ? String(amount) : JSON.stringify(amount);
	const [decimal] = decimalsOf(amount);
	if (decimal === undefined) {
		const example = unit === 'cents' ? 1250 : 12.5;
		return {
			problem: `must be a number, not ${shown}`,
			advice: `Give it as a number, such as ${example}. A text such as "1.500" may state thousands or decimals.`,
		};
	}
	if (Math.abs(Number(decimal)) > MOST_DOLLARS) {
		return {
			problem: `must be smaller, not ${shown}`,
			advice: 'Check the expression that fills it.',
		};
	}
	if (unit === 'cents') {
		return {
			problem: `must be whole cents, not ${shown}`,
			advice: `For ${decimal} dollars, or for ${decimal}% of a percent discount, set "Money In" in Options to Dollars.`,
		};
	}
	return {
		problem: `must have at most two decimals, not ${shown}`,
		advice: 'Round it where it comes from, for example: {{ $json.price.round(2) }}.',
	};
}

/** A copy in which every amount was put through `change`. */
const changeAll = (record: IDataObject, amounts: Amounts, change: Change): IDataObject =>
	amounts.reduce<IDataObject>(
		(copy, path) => changeAt(copy, path.match(/\[\]|\w+/g) ?? [], change, []) as IDataObject,
		record,
	);

function changeAt(value: unknown, steps: string[], change: Change, trail: Trail): unknown {
	const [step, ...rest] = steps;
	if (step === undefined) return change(value, trail);
	if (step === '[]') return changeEntries(value, rest, change, trail);
	if (!isObject(value) || !(step in value)) return value;
	return { ...value, [step]: changeAt(value[step], rest, change, [...trail, step]) };
}

function changeEntries(list: unknown, steps: string[], change: Change, trail: Trail): unknown {
	if (isObject(list) && Array.isArray(list.data))
		return { ...list, data: changeEntries(list.data, steps, change, trail) };
	if (!Array.isArray(list)) return list;
	return list.map((entry, index) => changeAt(entry, steps, change, [...trail, index]));
}
