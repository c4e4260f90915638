import type { IDataObject } from 'n8n-workflow';

import { personName } from '../../helpers/display';
import type { Api } from '../../transport/types';
import { addressesOf, searchTextOf } from '../customerAddress/compare';
import { comparableEmail, matchesAmong } from './matching';
import type { Match } from './matching';
import { PHONES, toWirePhone, parsePhone } from './phones';

/** A number is searched for by its digits, and as it is sent: nobody says in which form the service keeps one from abroad. */
const numbersOf = (person: IDataObject) =>
	PHONES.flatMap((name) => {
		const digits = parsePhone(person[name])?.digits;
		return digits ? [digits, toWirePhone(person[name])] : [];
	});

/** The street finds those whose name is written with other accents. */
function placesOf(person: IDataObject): string[] {
	const addresses = addressesOf(person);
	if (addresses.length === 0) return [];
	const name = personName({ ...person, email: '' }).normalize('NFC');
	return name ? [name, ...addresses.map(searchTextOf)] : [];
}

/** What a person is searched for by, the surest first. */
const searchesFor = (person: IDataObject) =>
	new Set(
		[comparableEmail(person.email), ...numbersOf(person), ...placesOf(person)].filter(Boolean),
	);

const search = async (api: Api, q: string) =>
	await api.list({ route: 'GET /customers', query: { q }, list: 'customers', paginated: true });

/**
 * The customers that a person may already be, the likeliest first; undefined when the person is new. The service
 * searches (`q`), sign by sign, until one of those found is not of another name; `matching.ts` compares exactly.
 */
export async function findMatches(api: Api, person: IDataObject): Promise<Match | undefined> {
	const found = new Map<unknown, IDataObject>();
	for (const query of searchesFor(person)) {
		for (const customer of await search(api, query)) found.set(customer.id, customer);
		const match = matchesAmong([...found.values()], person);
		if (match && match[0].name !== 'other') return match;
	}
	return matchesAmong([...found.values()], person);
}
