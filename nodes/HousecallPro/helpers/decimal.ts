/** A sign before or after the currency, and digits with whatever stands between them. */
const MONEY =
	/^([-+]?)\s*(?:US\$|CA?\$|\$|USD|CAD)?\s*([-+]?)\s*(\.?\d(?:.*\d)?)\s*(?:\$|USD|CAD)?$/i;

/** `1,234` and `1,234.50`: no amount has three decimals, so the comma is not a decimal one. */
const GROUPED_BY_COMMA = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;

const GROUPED_BY_STOP = /^[1-9]\d{0,2}((\.\d{3})+,\d+|(\.\d{3}){2,})$/;

/** As French Canadians write it. */
const GROUPED_BY_SPACE = /^[1-9]\d{0,2}([ \u00a0\u202f]\d{3})+([.,]\d+)?$/;

const WITH_DECIMAL_STOP = /^\d*\.?\d+$/;
const WITH_DECIMAL_COMMA = /^\d+,\d{1,2}$/;

/** `1.234` and `1.500` are either thousands or a number with three decimals. */
const UNCLEAR = /^[1-9]\d{0,2}\.\d{3}$/;

/** The decimal number, such as `-1234.50`, that a text of money states; undefined for a text that is unclear. */
function parseMoney(text: string): string | undefined {
	const [, before, after, digits] = MONEY.exec(text.trim().replace('\u2212', '-')) ?? [];
	if (digits === undefined || (before && after)) return undefined;
	const decimal = parseDigits(digits);
	return decimal && (before || after) === '-' ? `-${decimal}` : decimal;
}

function parseDigits(digits: string): string | undefined {
	if (GROUPED_BY_COMMA.test(digits)) return digits.replace(/,/g, '');
	if (GROUPED_BY_STOP.test(digits)) return digits.replace(/\./g, '').replace(',', '.');
	if (GROUPED_BY_SPACE.test(digits)) return digits.replace(/\s/g, '').replace(',', '.');
	if (WITH_DECIMAL_COMMA.test(digits)) return digits.replace(',', '.');
	return WITH_DECIMAL_STOP.test(digits) && !UNCLEAR.test(digits) ? digits : undefined;
}

/** An integer, with as many zeros behind its decimal stop as there are. */
const WHOLE = /^-?\d+(\.0*)?$/;
const TWO_DECIMALS = /^(-?)(\d*)(?:\.(\d{0,2})0*)?$/;

/** `12.5` → 1250, by its digits, since 0.29 * 100 is 28.999999999999996; undefined for what has more decimals. */
export function toHundredths(decimal: string): number | undefined {
	const [, sign, whole, fraction = ''] = TWO_DECIMALS.exec(decimal) ?? [];
	return whole === undefined ? undefined : Number(sign + whole + fraction.padEnd(2, '0'));
}

export const toWhole = (decimal: string): number | undefined =>
	WHOLE.test(decimal) ? Number(decimal) : undefined;

/**
 * The decimal numbers that a value may stand for: none for what is unclear. A number is taken as it is and without
 * what floating point adds to it, since an expression makes 0.30000000000000004 of 0.1 + 0.2.
 */
export function decimalsOf(value: unknown): string[] {
	if (typeof value === 'number') return [String(value), value.toFixed(6)];
	const decimal = typeof value === 'string' ? parseMoney(value) : undefined;
	return decimal === undefined ? [] : [decimal];
}
