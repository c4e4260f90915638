import type { IDataObject } from 'n8n-workflow';

import { isEmpty, isObject } from '../../helpers/values';
import { isSameAddress } from '../customerAddress/compare';
import { splitOneLineAddress, withCanada } from '../customerAddress/splitAddress';
import { PHONES, refuseUnclear, toWirePhone } from './phones';
import {
	isNobody,
	isNobodysName,
	isNoCompany,
	isNoEmail,
	isNoName,
	isStandIn,
	withoutNowhere,
} from './placeholders';

const NAMES = ['first_name', 'last_name'];
/** Texts that are sent without outer blanks. Notes and what Additional JSON adds are sent as they are. */
const TRIMMED = new Set([...NAMES, 'company', 'email']);

const trimmed = (name: string, value: unknown) =>
	TRIMMED.has(name) && typeof value === 'string' ? value.trim() : value;

/** Whether a field holds a text that stands for "none"; see `placeholders.ts`. */
function saysNone(name: string, value: unknown): boolean {
	if (name === 'email') return isNoEmail(value);
	if (name === 'company') return isNoCompany(value);
	if (NAMES.includes(name)) return isNobody(value);
	return isStandIn(value);
}

/**
 * What of a field is sent: numbers in digits, names and email without outer blanks, lists without stand-ins; undefined
 * for a blank and for a stand-in, which would erase what is known or make two strangers one.
 */
function cleanValue(name: string, value: unknown): unknown {
	if (isEmpty(value) || saysNone(name, value)) return undefined;
	if (PHONES.includes(name)) {
		refuseUnclear(name, value);
		return toWirePhone(value) || undefined;
	}
	if (name === 'tags' && Array.isArray(value)) {
		const tags = value.filter((tag) => !isStandIn(tag));
		return tags.length > 0 ? tags : undefined;
	}
	return trimmed(name, value);
}

/** One address may be given twice, to bill and to work at. */
const isSameEntry = (a: IDataObject, b: IDataObject) => a.type === b.type && isSameAddress(a, b);

/**
 * Addresses as they are sent: those whose street stands for "nowhere" are left out, whole lines are split, and what is
 * given twice is sent once, as no address can be deleted.
 * @throws FieldError for a line that cannot be split
 */
export function cleanAddresses(addresses: unknown): IDataObject[] {
	const given: unknown[] = Array.isArray(addresses) ? addresses : [];
	return given
		.filter(isObject)
		.map(withoutNowhere)
		.filter(isObject)
		.map((address) => withCanada(splitOneLineAddress(address)))
		.filter((address, index, all) => all.findIndex((one) => isSameEntry(one, address)) === index);
}

/** A person as they are looked for and sent. @throws FieldError for an address that cannot be split, or an unclear number */
export function cleanPerson({ addresses, ...given }: IDataObject): IDataObject {
	const isUnnamed = isNoName(NAMES.map((name) => given[name]));
	const person: IDataObject = {};
	for (const [name, value] of Object.entries(given)) {
		const clean = isUnnamed && NAMES.includes(name) ? undefined : cleanValue(name, value);
		if (clean !== undefined) person[name] = clean as IDataObject[string];
	}
	const places = cleanAddresses(addresses);
	return places.length > 0 ? { ...person, addresses: places } : person;
}

/** Whether nothing is known in a field: it is empty, or holds a stand-in. */
export const isUnset = (name: string, value: unknown) => isEmpty(value) || saysNone(name, value);

/** Name and company as they are compared: a name such as "Guest" tells nobody apart. */
export function comparableName(person: IDataObject): IDataObject {
	const named = NAMES.filter((name) => !isUnset(name, person[name]));
	const isNamed = !isNobodysName(named.map((name) => person[name]));
	const { company } = person;
	return {
		...(isNamed && Object.fromEntries(named.map((name) => [name, person[name]]))),
		...(!isUnset('company', company) && { company }),
	};
}
