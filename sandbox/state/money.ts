import type { LineItem, Tax } from './model';

interface Totals {
	subtotal: number;
	discount: number;
	tax: number;
	total: number;
}

const isDiscount = (item: LineItem) => item.kind.endsWith('discount');

/** Price of one line in cents, rounded; of a percent discount, see {@link totals}. */
export function lineAmount(item: LineItem): number {
	const amount = Math.round(item.unit_price * item.quantity);
	return isDiscount(item) ? -amount : amount;
}

/**
 * Adds up the lines of a job, an option or a lead, in cents. Discounts come off before the tax,
 * which is on the taxable lines only.
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
	if (item.kind === 'fixed discount') return -lineAmount(item);
	return Math.round((subtotal * item.unit_price * item.quantity) / 100);
}

export function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
