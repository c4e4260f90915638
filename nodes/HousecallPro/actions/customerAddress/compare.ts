import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import { normalizeText, wordsOf } from '../../helpers/text';
import { comparableState, comparableZip } from './regions';
import { abbreviate, joinPhrases, separateUnit, splitUnit } from './usps';
import type { Unit } from './usps';

export const addressesOf = (customer: unknown): IDataObject[] =>
	isObject(customer) && Array.isArray(customer.addresses)
		? customer.addresses.filter(isObject)
		: [];

const wordsOfStreet = (value: unknown) => wordsOf(separateUnit(joinPhrases(normalizeText(value))));

const abbreviated = (words: string[]) => words.map(abbreviate).join(' ');

/** Street and unit, wherever the unit stands. A second line that is only `4B` or `B` is a unit, too. */
function placeOf({ street, street_line_2: second }: IDataObject): { street: string; unit?: Unit } {
	const [first, more] = [wordsOfStreet(street), wordsOfStreet(second)];
	const isBareUnit = more.length > 0 && more.length <= 2 && /\d|^\p{L}$/u.test(more[0]);
	const { street: words, unit } = splitUnit([...first, ...(isBareUnit ? ['unit'] : []), ...more]);
	return { street: abbreviated(words), unit };
}

function isSameUnit(a?: Unit, b?: Unit): boolean {
	if (!a || !b) return a === b;
	return a.id === b.id && (a.kind === b.kind || a.kind === '#' || b.kind === '#');
}

/** A street as it is compared, without its unit; the same for any two addresses that are the same. */
export const comparableStreet = (address: IDataObject) => placeOf(address).street;

const agrees = (a: string, b: string) => a === '' || b === '' || a === b;
const city = (value: unknown) => abbreviated(wordsOf(value));

/**
 * The same street and unit, in places that do not contradict each other: ZIPs, cities and states where both have one.
 * `123 North Main Street #4` is `123 N. Main St, Apt 4`; Texas is TX.
 */
export function isSameAddress(a: IDataObject, b: IDataObject): boolean {
	const [here, there] = [placeOf(a), placeOf(b)];
	return (
		here.street !== '' &&
		here.street === there.street &&
		isSameUnit(here.unit, there.unit) &&
		agrees(comparableZip(a.zip), comparableZip(b.zip)) &&
		agrees(city(a.city), city(b.city)) &&
		agrees(comparableState(a.state), comparableState(b.state))
	);
}

/** What a street is searched for by: house number and first word of the name, which everybody writes alike. */
export function searchTextOf(address: IDataObject): string {
	const [number = '', ...words] = wordsOfStreet(address.street);
	const name = words.find((word) => abbreviate(word) === word && word.length > 2);
	return /^\d/.test(number) && name ? `${number} ${name}` : '';
}
