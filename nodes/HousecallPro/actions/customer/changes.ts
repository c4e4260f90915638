import type { IDataObject } from 'n8n-workflow';

import { isEmpty, isObject } from '../../helpers/values';
import { addressesOf, isSameAddress } from '../customerAddress/compare';
import { IDENTIFYING } from './fields';
import { comparableEmail } from './matching';
import type { Candidate, Match } from './matching';
import { hasName } from './names';
import { appendNote } from './notes';
import { comparableName, isUnset } from './normalizeCustomer';
import { isSamePhone, mayBeSamePhone, PHONES, parsePhone } from './phones';
import { normalizeText, wordsOf } from '../../helpers/text';

const NAMES = ['first_name', 'last_name'];

function isSamePhoneText(given: unknown, known: unknown): boolean {
	const [a, b] = [parsePhone(given), parsePhone(known)];
	return a && b
		? isSamePhone(a, b) || mayBeSamePhone(a, b)
		: normalizeText(given) === normalizeText(known);
}

function isSameValue(name: string, given: unknown, known: unknown): boolean {
	if (PHONES.includes(name)) return isSamePhoneText(given, known);
	if (name === 'email') return comparableEmail(given) === comparableEmail(known);
	if (isObject(given) || Array.isArray(given))
		return JSON.stringify(given) === JSON.stringify(known);
	return normalizeText(given) === normalizeText(known);
}

/** "Diaz" is known of somebody whose first name is kept as "Ana Diaz". */
function isKnownName(given: unknown, customer: IDataObject): boolean {
	const known = NAMES.flatMap((name) => wordsOf(customer[name]));
	return wordsOf(given).every((word) => known.includes(word));
}

function isKnown(name: string, person: IDataObject, customer: IDataObject): boolean {
	const given = person[name];
	if (name === 'tags') return newTags(given, customer.tags).length === 0;
	if (name === 'addresses') return newAddresses(person, customer).length === 0;
	if (NAMES.includes(name)) return isKnownName(given, customer);
	return isSameValue(name, given, customer[name]);
}

function newTags(given: unknown, known: unknown): unknown[] {
	const have = new Set((Array.isArray(known) ? known : []).map(normalizeText));
	return (Array.isArray(given) ? given : []).filter(
		(tag) => !have.has(normalizeText(tag)) && have.add(normalizeText(tag)),
	);
}

const newAddresses = (person: IDataObject, customer: IDataObject) =>
	addressesOf(person).filter(
		(given) => !addressesOf(customer).some((known) => isSameAddress(known, given)),
	);

const PLACE = ['city', 'state', 'zip'];

/** Whether a given address says more than the one that is known, which the service cannot change. */
const hasFullerAddress = (person: IDataObject, customer: IDataObject) =>
	addressesOf(person).some((given) => {
		const same = addressesOf(customer).filter((known) => isSameAddress(known, given));
		const isFuller = (known: IDataObject) =>
			PLACE.some((part) => !isEmpty(given[part]) && isEmpty(known[part]));
		return same.length > 0 && same.every(isFuller);
	});

/** Names of the fields whose values the customer does not have; tags and addresses count where one is missing. */
export const differingFields = (person: IDataObject, customer: IDataObject): string[] =>
	Object.keys(person).filter((name) => !isKnown(name, person, customer));

const hasOtherMobile = (customer: IDataObject, person: IDataObject) => {
	const [known, given] = [customer, person].map((one) => parsePhone(one.mobile_number));
	return !!known && !!given && !mayBeSamePhone(known, given);
};

/**
 * Whether a field of the likeliest customer may change, by what was compared. No sign of one person goes to another:
 * - of another name, nothing changes
 * - a name is never replaced, only completed; and so is an email
 * - a number is replaced only where email and whole name agree: otherwise it may be father and son
 * - where there is no name on one side, signs are given only to the one customer that has a sign of the person, and
 *   no other mobile number
 * - somebody without a name who is found by a number alone gives no sign
 */
function mayChange([best, ...others]: Match, person: IDataObject) {
	const { customer, matchedBy, name: agreement, isWholeName } = best;
	const isByEmail = matchedBy === 'email';
	const isNamed = hasName(comparableName(person));
	const isSure = others.length === 0 && (isNamed || isByEmail) && !hasOtherMobile(customer, person);
	const givesSigns = agreement !== 'none' || isSure;
	return (name: string): boolean => {
		if (agreement === 'other') return false;
		if (!IDENTIFYING.includes(name)) return true;
		if (PHONES.includes(name) && isByEmail && isWholeName) return true;
		return givesSigns && isUnset(name, customer[name]);
	};
}

export interface Changes {
	/** What is written with PUT; empty when nothing differs. */
	body: IDataObject;
	addresses: IDataObject[];
	/** Names of the fields whose values differ and are stored nowhere. */
	notChanged: string[];
}

export interface NotesChoice {
	replace: boolean;
	/** `YYYY-MM-DD`, for a text that is added. */
	day: string;
}

function valueOf(name: string, person: IDataObject, customer: IDataObject, notes: NotesChoice) {
	const given = person[name];
	if (name === 'tags' && Array.isArray(given)) {
		const known: unknown[] = Array.isArray(customer.tags) ? customer.tags : [];
		return [...known, ...newTags(given, known)];
	}
	if (name !== 'notes' || notes.replace) return given;
	return appendNote(customer.notes, String(given), notes.day);
}

/** What is to be written to make the likeliest customer the person, and what is not. Compares, and needs no request. */
export function changesFor(match: Match, person: IDataObject, notes: NotesChoice): Changes {
	const { customer }: Candidate = match[0];
	const isAllowed = mayChange(match, person);
	const unknown = differingFields(person, customer);
	const allowed = unknown.filter(isAllowed);
	const written = allowed
		.filter((name) => name !== 'addresses')
		.map((name) => [name, valueOf(name, person, customer, notes)] as const)
		.filter(([name, value]) => !isSameValue(name, value, customer[name]));
	const notChanged = unknown.filter((name) => !isAllowed(name));
	if (!unknown.includes('addresses') && hasFullerAddress(person, customer)) {
		notChanged.push('addresses');
	}
	return {
		body: Object.fromEntries(written) as IDataObject,
		addresses: allowed.includes('addresses') ? newAddresses(person, customer) : [],
		notChanged,
	};
}
