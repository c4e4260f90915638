import type { IDataObject } from 'n8n-workflow';

import { FieldError, isEmpty } from '../../helpers/values';
import { normalizeText, wordsOf } from '../../helpers/text';
import {
	comparableState,
	comparableZip,
	countryCodeOf,
	countryOf,
	isPostalCode,
	isState,
	wholeZip,
} from './regions';
import { separateUnit, splitUnit } from './usps';

interface Place {
	rest: string[];
	city?: string;
	state?: string;
	zip?: string;
	country?: string;
}

const POSTAL_CODE = /(?:^|\s)(\d{5}(?:-\d{4})?|[a-z]\d[a-z][ -]?\d[a-z]\d)$/i;

/** Takes the state from the end of a text, such as `Austin TX`: the longest words that are one. */
function splitState(text: string): { before: string; state?: string } {
	const words = text.split(/\s+/);
	for (const count of [4, 3, 2, 1]) {
		const at = words.length - count;
		const state = words.slice(at).join(' ');
		if (at >= 0 && isState(state)) return { before: words.slice(0, at).join(' '), state };
	}
	return { before: text };
}

/** `CA` is California, unless a province or a postal code stands before it. */
const isCanada = (text: string, before = '') =>
	normalizeText(text) === 'ca' && countryOf(stateAndZip(before)) === 'CA';

function stateAndZip(text: string): { state?: string; zip?: string } {
	const zip = POSTAL_CODE.exec(text)?.[1];
	return { zip, state: splitState(zip ? text.slice(0, -zip.length).trim() : text).state };
}

/** Reads an address from its end: country, postal code, state, city. What is left is the street. */
function readFromEnd(parts: string[]): Place {
	const rest = [...parts];
	const last = () => rest[rest.length - 1] ?? '';
	const replaceLast = (text: string) => rest.splice(-1, 1, ...(text === '' ? [] : [text]));
	const place: Place = { rest };
	if (countryCodeOf(last()) || isCanada(last(), rest[rest.length - 2])) place.country = rest.pop();
	const zip = POSTAL_CODE.exec(last())?.[1];
	if (zip && isPostalCode(zip)) {
		place.zip = zip;
		replaceLast(last().slice(0, -zip.length).trim());
	}
	const { before, state } = splitState(last());
	if (!state) return place;
	place.state = state;
	replaceLast(before);
	if (before !== '' || rest.length > 1) place.city = rest.pop();
	return place;
}

const isUnit = (text: string) => {
	const { street, unit } = splitUnit(wordsOf(separateUnit(normalizeText(text))));
	return unit !== undefined && street.length === 0;
};

const streetError = (street: unknown, why: string) =>
	new FieldError(
		'Street',
		`${why}: "${String(street)}"`,
		'Put street, city, state and ZIP into the fields of these names, or write one line like this: 9 Oak St, Austin, TX 78701.',
	);

const COMPARED: Record<string, (value: unknown) => string> = {
	city: normalizeText,
	state: comparableState,
	zip: comparableZip,
	country: (value) => countryCodeOf(value) ?? normalizeText(value).toUpperCase(),
};

/**
 * An address whose street holds the whole of it, such as `9 Oak St, Austin, TX 78701`, in its parts; any other as it
 * is. What is given in fields of their own stays, but for the zeros that a ZIP has lost.
 * @throws FieldError where it cannot be told what is what, or where the street says something else than the fields
 */
export function splitOneLineAddress(address: IDataObject): IDataObject {
	const parts = splitStreet(address);
	const zip = wholeZip(parts);
	return zip === parts.zip ? parts : { ...parts, zip: zip as string };
}

function splitStreet(address: IDataObject): IDataObject {
	const text = String(address.street ?? '').trim();
	const parts = text
		.split(/[,;|\t\n]+/)
		.map((part) => part.trim())
		.filter(Boolean);
	const isOpen = ['city', 'state', 'zip'].every((name) => isEmpty(address[name]));
	const { rest, ...place } = readFromEnd(parts);
	if (parts.length < 2) {
		// without a comma nobody can tell where the street ends and the city begins
		if (isOpen && place.state && place.zip) throw streetError(text, 'holds more than a street');
		return address;
	}
	const [street, ...others] = rest;
	if (!place.city || !place.state || street === undefined) {
		if (!isOpen || parts.slice(1).every(isUnit)) return address;
		throw streetError(text, 'holds more than a street, but not street, city, state and ZIP');
	}
	for (const [name, compared] of Object.entries(COMPARED)) {
		const [inLine, given] = [place[name as keyof typeof place], address[name]];
		const isOther = inLine && !isEmpty(given) && compared(inLine) !== compared(given);
		if (isOther) throw streetError(text, `and "${name}" disagree`);
	}
	const second = others.length > 0 && isEmpty(address.street_line_2);
	return {
		...place,
		...Object.fromEntries(Object.entries(address).filter(([, value]) => !isEmpty(value))),
		street: second || others.length === 0 ? street : rest.join(', '),
		...(second && { street_line_2: others.join(', ') }),
	};
}

/** With the country that postal code and state tell; it stays empty where they do not. */
export const withCountry = (address: IDataObject): IDataObject =>
	isEmpty(address.country) ? { ...address, country: countryOf(address) ?? '' } : address;

/** With the country, where it is Canada and is not given: the service would take it for the USA. */
export function withCanada(address: IDataObject): IDataObject {
	const isCanadian = isEmpty(address.country) && countryOf(address) === 'CA';
	return isCanadian ? { ...address, country: 'CA' } : address;
}
