import { FieldError, quoted } from './values';

const WORDS: ReadonlyMap<string, boolean> = new Map([
	['true', true],
	['1', true],
	['yes', true],
	['false', false],
	['0', false],
	['no', false],
]);

/** A boolean, or a word or number for one as sheets, forms and models give it; undefined for anything else. */
function parseBoolean(value: unknown): boolean | undefined {
	const isWord = ['boolean', 'number', 'string'].includes(typeof value);
	return isWord ? WORDS.get(String(value).trim().toLowerCase()) : undefined;
}

/** An option that is switched on. What is not understood switches nothing on. */
export const isOn = (value: unknown): boolean => parseBoolean(value) === true;

/** @throws FieldError for what is not clearly one of the two: the text "no" would count as true */
export function toBoolean(label: string, value: unknown): boolean {
	const parsed = parseBoolean(value);
	if (parsed !== undefined) return parsed;
	throw new FieldError(
		label,
		`must be true or false, not ${quoted(value)}`,
		'Let the expression give true or false; yes, no, 1 and 0 are understood, too.',
	);
}
