import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/values';

/** Names under which the service holds money, always as an integer of cents. */
export const AMOUNTS: ReadonlySet<string> = new Set([
	'amount',
	'amount_due_max',
	'amount_due_min',
	'cost',
	'due_amount',
	'invoiced_amount',
	'outstanding_balance',
	'price',
	'subtotal',
	'surcharge_fee_amount',
	'tip_amount',
	'total_amount',
	'trip_charge',
	'unit_cost',
	'unit_price',
]);

/** The price of a percent discount is its percentage. */
const isMoney = (holder: IDataObject, key: string) =>
	AMOUNTS.has(key) && !(key === 'unit_price' && holder.kind === 'percent discount');

/** A number, also as text, as an expression or a JSON field may give it. */
const isAmount = (value: unknown) =>
	typeof value === 'number' ||
	(typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));

/** A copy in which every amount, however deep, was put through `change`. */
function changeAmounts(value: unknown, change: (amount: number) => number): unknown {
	if (Array.isArray(value)) return value.map((entry: unknown) => changeAmounts(entry, change));
	if (!isObject(value)) return value;
	const entries = Object.entries(value).map(([key, entry]) => [
		key,
		isMoney(value, key) && isAmount(entry) ? change(Number(entry)) : changeAmounts(entry, change),
	]);
	return Object.fromEntries(entries);
}

/** 1250 → 12.5 */
export const toDollars = (record: IDataObject) =>
	changeAmounts(record, (cents) => cents / 100) as IDataObject;

/** 12.5 → 1250 */
export const toCents = (record: IDataObject) =>
	changeAmounts(record, (dollars) => Math.round(dollars * 100)) as IDataObject;
