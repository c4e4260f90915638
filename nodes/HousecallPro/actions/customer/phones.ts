import type { IDataObject } from 'n8n-workflow';

import { FieldError } from '../../helpers/values';
import { isNoNumber } from './placeholders';

const LABELS: Readonly<Record<string, string>> = {
	mobile_number: 'Mobile Number',
	home_number: 'Home Number',
	work_number: 'Work Number',
};

export const PHONES = Object.keys(LABELS);

/** What a spreadsheet shows of a long number, and saves: the last digits are gone. */
const SHORTENED = /^\d(?:[.,]\d+)?e\+?\d+$/i;

/** What people write between two numbers. After a comma, fewer digits may be an extension. */
const BETWEEN_NUMBERS = /[/;|&\n]|\b(?:or|and)\b|,(?=\D*(?:\d\D*){10})/i;

/** A number with its country has 15 digits at most (E.164), and hardly ever an extension of more than four. */
const MOST_DIGITS = 19;

/** Whether a text holds two numbers, which nobody could be called by, or found. */
function holdsTwo(text: string): boolean {
	const complete = text.split(BETWEEN_NUMBERS).filter((part) => digitsOf(part).length >= 7);
	return complete.length > 1 || digitsOf(text).length > MOST_DIGITS;
}

/**
 * @throws FieldError for a number that a spreadsheet has shortened to `7.37556E+09`, which would be somebody else's, and
 * for two numbers in one field
 */
export function refuseUnclear(name: string, value: unknown): void {
	const text = String(value ?? '').trim();
	const label = LABELS[name] ?? name;
	if (SHORTENED.test(text)) {
		throw new FieldError(
			label,
			`lacks digits, as a spreadsheet has shortened it: ${text}`,
			'Format the column as text in the spreadsheet, then fill in the numbers again.',
		);
	}
	if (holdsTwo(text)) {
		throw new FieldError(
			label,
			'holds more than one number',
			'Give one number here, and another one in Home Number or Work Number. An expression can split them, e.g. {{ $json.phone.split("/")[0] }}.',
		);
	}
}

/** A phone number as it is compared. */
export interface Phone {
	/** E.164, with the extension; empty where the country cannot be told, such as for `5550100`. */
	e164: string;
	/** All digits, as the service keeps them: without a prefix for calls abroad, without the 1 of the USA and Canada. */
	digits: string;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** After one of these comes an extension, as in `555-0100 x123`. */
const EXTENSION = /\d(?:\s*(?:ext(?:ension)?|x|;ext=)[\s.:]*|\s*[#,;]\s*)(\d{1,6})\D*$/i;

const withoutCountryCode = (digits: string) =>
	digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;

/**
 * A phone number, read by a short rule: ten digits, or eleven with a leading 1, are of the USA or Canada unless a
 * + or the prefix for calls abroad (00, 011) says otherwise. Undefined for what identifies nobody: a text without
 * a number, a number that is too short, or a stand-in such as 000-000-0000.
 */
export function parsePhone(value: unknown): Phone | undefined {
	// a table may give a number with decimals
	const text = String(value ?? '').replace(/^(\d{7,})\.0+$/, '$1');
	const extension = EXTENSION.exec(text)?.[1] ?? '';
	const end = extension ? text.lastIndexOf(extension) : text.length;
	const [number = ''] = /[+\d].*\d/s.exec(text.slice(0, end)) ?? [];
	const isForeignForm = /^\+|^(?:00|011)\D*(?=\d(?:\D*\d){8})/.test(number);
	const dialed = isForeignForm ? digitsOf(number.replace(/\(0\)/, '')) : digitsOf(number);
	const digits = number.startsWith('+') ? dialed : dialed.replace(/^(?:00|011)(?=\d{9})/, '');
	const national = withoutCountryCode(digits);
	if (national.length < 7 || isNoNumber(national)) return undefined;

	const isAmerican = national.length === 10 && (!isForeignForm || digits.length === 11);
	const isOne = !/[\p{L}#*,;/]/u.test(number);
	const country = isAmerican ? `+1${national}` : isForeignForm ? `+${digits}` : '';
	// a local number with an extension may have ten digits, but is not a number of ten digits
	const known = country || (extension && `local ${national}`);
	const e164 = isOne && known ? known + (extension && ` x${extension}`) : '';
	return { e164, digits: (isAmerican ? national : digits) + extension };
}

const hasSameDigits = (a: Phone, b: Phone) =>
	a.digits === b.digits || `1${a.digits}` === b.digits || a.digits === `1${b.digits}`;

/** The same number, by E.164 where both countries are known, else by its digits: the service may keep only these. */
export const isSamePhone = (a?: Phone, b?: Phone): boolean =>
	!!a && !!b && (a.e164 && b.e164 ? a.e164 === b.e164 : hasSameDigits(a, b));

/** The same number if it is the same person's: +47 22 12 34 56, kept without its +, looks like one of the USA. */
export const mayBeSamePhone = (a?: Phone, b?: Phone): boolean => !!a && !!b && hasSameDigits(a, b);

/**
 * A phone number as it is sent: `+1 (555) 010-0199` → `5550100199`, which is how the service keeps those of the USA
 * and Canada. Any other is as typed: without its + or its "ext" it would be another number. Empty for a text without
 * a digit, such as `n/a`, and for a stand-in.
 */
export function toWirePhone(value: unknown): string {
	const text = String(value ?? '').trim();
	const phone = parsePhone(text);
	if (!phone) {
		const digits = withoutCountryCode(digitsOf(text));
		return digits === '' || isNoNumber(digits) ? '' : text;
	}
	return /^\+1\d{10}$/.test(phone.e164) ? phone.digits : text;
}

/** The phone numbers of a person or customer that identify somebody. */
export const phonesOf = (person: IDataObject): Phone[] =>
	PHONES.flatMap((name) => parsePhone(person[name]) ?? []);
