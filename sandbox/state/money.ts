import type { LineItem, Tax } from './model';

interface Totals {
	subtotal: number;
	discount: number;
	tax: number;
	total: number;
}

const isDiscount = (item: LineItem) => item.kind.endsWith('discount');

/** What a percent discount of 100 % holds: it counts in basis points. */
const WHOLE = 10_000;

/**
 * The `amount` of a line: its price in cents, rounded. That of a discount is positive, too, and that of a percent
 * discount repeats its basis points (recorded).
 */
export function lineAmount(item: LineItem): number {
	return Math.round(item.unit_price * item.quantity);
}

/**
 * Adds up the lines of a job, an option or a lead, in cents. Every discount is taken of the gross, and comes off before
 * the tax, which is on the taxable lines only.
 */
export function totals(items: readonly LineItem[], tax: Tax): Totals {
	const priced = items.filter((item) => !isDiscount(item));
	const subtotal = sum(priced.map(lineAmount));
	const discount = sum(items.filter(isDiscount).map((item) => discountOf(item, subtotal)));
	const taxable = sum(priced.filter((item) => item.taxable).map(lineAmount));
	const taxed = Math.max(0, Math.min(taxable, subtotal - discount));
	const taxAmount = Math.round(taxed * tax.rate);
	return { subtotal, discount, tax: taxAmount, total: subtotal - discount + taxAmount };
}

/** What a discount takes off a sum, as a positive number of cents. */
export function discountOf(item: LineItem, subtotal: number): number {
	if (item.kind === 'fixed discount') return lineAmount(item);
	return Math.round((subtotal * lineAmount(item)) / WHOLE);
}

export function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
