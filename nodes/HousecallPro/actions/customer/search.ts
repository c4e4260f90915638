import type { IDataObject } from 'n8n-workflow';

import { personName } from '../../helpers/display';
import type { Api } from '../../transport/types';
import { addressesOf, searchTextOf } from '../customerAddress/compare';
import type { CustomerLookup, Search } from './lookup';
import { comparableEmail, matchesAmong } from './matching';
import type { Match } from './matching';
import { PHONES, toWirePhone, parsePhone } from './phones';
import { emailSign, phoneSign, signsOf, streetSigns } from './signs';

function emailSearches(person: IDataObject): Search[] {
	const email = comparableEmail(person.email);
	return [{ q: email, signs: [emailSign(email)] }];
}

/** A number is searched for by its digits, and as it is sent: nobody says in which form the service keeps one from abroad. */
const phoneSearches = (person: IDataObject): Search[] =>
	PHONES.flatMap((name) => {
		const phone = parsePhone(person[name]);
		if (!phone) return [];
		return [phone.digits, toWirePhone(person[name])].map((q) => ({ q, signs: [phoneSign(phone)] }));
	});

/**
 * The street finds everybody who lives there, also those whose name is written with other accents or in part; the name
 * finds those whose street is written in a way that no search knows.
 */
function placeSearches(person: IDataObject): Search[] {
	const addresses = addressesOf(person);
	const name = personName({ ...person, email: '' }).normalize('NFC');
	if (addresses.length === 0 || !name) return [];
	return [
		...addresses.map((address) => ({ q: searchTextOf(address), signs: streetSigns(address) })),
		{ q: name, signs: addresses.flatMap(streetSigns) },
	];
}

/** What a person is searched for by, the surest first; nothing twice. */
function searchesFor(person: IDataObject): Search[] {
	const searches = new Map<string, Search>();
	for (const search of [
		...emailSearches(person),
		...phoneSearches(person),
		...placeSearches(person),
	]) {
		const { signs = [] } = searches.get(search.q) ?? {};
		if (search.q) searches.set(search.q, { ...search, signs: [...signs, ...search.signs] });
	}
	return [...searches.values()];
}

/** The signs of a person who is looked for; none for somebody who is not. */
export const signsToSearch = (person: IDataObject): string[] =>
	searchesFor(person).length > 0 ? signsOf(person) : [];

/**
 * The customers that a person may already be, the likeliest first; undefined when there is none. They are looked
 * for sign by sign, until one of those found is not of another name; `matching.ts` compares exactly.
 */
export async function findMatches(
	lookup: CustomerLookup,
	api: Api,
	person: IDataObject,
): Promise<Match | undefined> {
	const found = new Map<unknown, IDataObject>();
	for (const search of searchesFor(person)) {
		for (const customer of await lookup.find(api, search)) found.set(customer.id, customer);
		const match = matchesAmong([...found.values()], person);
		if (match && match[0].name !== 'other') return match;
	}
	return matchesAmong([...found.values()], person);
}
