import type { IDataObject } from 'n8n-workflow';

export const PHONES = ['mobile_number', 'home_number', 'work_number'];

const digitsOf = (text: string) => text.replace(/\D/g, '');

const withoutCountryCode = (digits: string) =>
	digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;

/** The ten digits of a number of the USA or Canada; undefined for any other text. */
function northAmerican(text: string): string | undefined {
	const [number = ''] = /\d.*\d/s.exec(text) ?? [];
	// after one of these comes an extension or a second number: "555-0100 x123" has ten digits, too
	if (/[\p{L}#*,;]/u.test(number)) return undefined;
	const digits = digitsOf(number);
	// "+47 22 12 34 56" has ten digits, too
	const isForeign = text.includes('+') && digits.length !== 11;
	const national = withoutCountryCode(digits);
	return national.length === 10 && !isForeign ? national : undefined;
}

/**
 * A phone number as it is sent: `+1 (555) 010-0199` → `5550100199`, which is how the service keeps those of the USA
 * and Canada. Any other is as typed: without its + or its "ext" it would be another number. Empty for a text without
 * a digit, such as `n/a`.
 */
export function plainPhone(value: unknown): string {
	const text = String(value ?? '').trim();
	return /\d/.test(text) ? (northAmerican(text) ?? text) : '';
}

/**
 * What two phone numbers have in common that are the same one, however they are written: the digits, without the
 * country code of the USA and Canada and without the prefix for calls abroad (00, 011). Empty for what identifies
 * nobody: a number that is too short, or a stopgap such as 000-000-0000.
 */
export function comparablePhone(value: unknown): string {
	const digits = digitsOf(String(value ?? '')).replace(/^(?:00|011)(?=\d{9})/, '');
	const national = withoutCountryCode(digits);
	const isStopgap = /^(\d)\1*$/.test(national);
	return national.length < 7 || isStopgap ? '' : national;
}

/** The comparable phone numbers of a person or customer. */
export const phonesOf = (person: IDataObject): string[] =>
	PHONES.map((name) => comparablePhone(person[name])).filter(Boolean);

/**
 * Phone numbers as they are sent; everything else as it is. A word in the place of a number is left out, since it
 * would erase the number that is there; an empty text, which is meant to erase it, stays.
 */
export function withPlainPhones(person: IDataObject): IDataObject {
	const given = PHONES.filter((name) => person[name]);
	const others = Object.entries(person).filter(([name]) => !given.includes(name));
	const phones = given
		.map((name) => [name, plainPhone(person[name])])
		.filter(([, phone]) => phone !== '');
	return Object.fromEntries([...others, ...phones]);
}
