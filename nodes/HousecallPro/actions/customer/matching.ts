import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import type { Api } from '../../transport/types';
import { personName } from '../../helpers/display';
import { comparablePhone, PHONES, phonesOf, plainPhone } from './phones';

/** What a match rests on, the surest first. */
export type MatchedBy = 'email' | 'mobile number' | 'phone number' | 'name and address';

export interface Match {
	customers: IDataObject[];
	matchedBy: MatchedBy;
}

/** As texts are compared: without outer blanks, capitals and doubled blanks. */
export const plain = (value: unknown) =>
	String(value ?? '')
		.trim()
		.toLowerCase()
		.replace(/\s+/g, ' ');

export const addressesOf = (customer: unknown): IDataObject[] =>
	isObject(customer) && Array.isArray(customer.addresses)
		? customer.addresses.filter(isObject)
		: [];

/** The same street, in places that do not contradict each other: ZIPs, cities and states where both have one. */
export function isSameAddress(a: IDataObject, b: IDataObject): boolean {
	const sameStreet =
		plain(a.street) === plain(b.street) && plain(a.street_line_2) === plain(b.street_line_2);
	const agrees = (x: string, y: string) => x === '' || y === '' || x === y;
	const samePlace =
		agrees(plain(a.zip).slice(0, 5), plain(b.zip).slice(0, 5)) &&
		agrees(plain(a.city), plain(b.city)) &&
		agrees(plain(a.state), plain(b.state));
	return sameStreet && plain(a.street) !== '' && samePlace;
}

/** Without punctuation: "Acme, Inc." is "Acme Inc". */
const words = (value: unknown) => plain(plain(value).replace(/[^\p{L}\p{N}]+/gu, ' '));

const namesOf = ({ first_name, last_name, company }: IDataObject) => ({
	person: words(`${plain(first_name)} ${plain(last_name)}`),
	company: words(company),
});

const agree = (a: string, b: string) => ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);

/**
 * Whether a name is given that is not the customer's. "Ana" or nothing at all does not disagree with "Ana Diaz". Where
 * there is no person on one side, the company stands for it.
 */
export function isOtherName(customer: IDataObject, given: IDataObject): boolean {
	const [known, asked] = [namesOf(customer), namesOf(given)];
	if (known.person && asked.person) return !agree(known.person, asked.person);
	const [own, others] = [known, asked].map(({ person, company }) =>
		[person, company].filter(Boolean),
	);
	const isKnown = own.some((name) => others.some((other) => agree(name, other)));
	return own.length > 0 && others.length > 0 && !isKnown;
}

interface Test {
	matchedBy: MatchedBy;
	/** What is searched for; nothing to go by when empty. */
	query: string;
	isMatch: (customer: IDataObject) => boolean;
}

/** Searched for by digits, and as it is sent: nobody says in which form the service keeps one from abroad. */
function phoneTests(
	value: unknown,
	matchedBy: MatchedBy,
	numbersOf: (customer: IDataObject) => string[],
): Test[] {
	const phone = comparablePhone(value);
	if (!phone) return [];
	const isMatch = (customer: IDataObject) => numbersOf(customer).includes(phone);
	return [...new Set([phone, plainPhone(value)])].map((query) => ({ matchedBy, query, isMatch }));
}

const mobileOf = ({ mobile_number }: IDataObject) => [comparablePhone(mobile_number)];

function testsFor(person: IDataObject): Test[] {
	const addresses = addressesOf(person);
	return [
		{
			matchedBy: 'email',
			query: plain(person.email),
			isMatch: (customer) => plain(customer.email) === plain(person.email),
		},
		...phoneTests(person.mobile_number, 'mobile number', mobileOf),
		...PHONES.flatMap((name) => phoneTests(person[name], 'phone number', phonesOf)),
		{
			matchedBy: 'name and address',
			query: addresses.length > 0 ? personName({ ...person, email: '' }) : '',
			isMatch: (customer) =>
				plain(personName(customer)) === plain(personName(person)) &&
				addressesOf(customer).some((known) =>
					addresses.some((given) => isSameAddress(known, given)),
				),
		},
	];
}

/**
 * The customers that a person may already be, by the surest sign that fits any: email, mobile number, any phone
 * number, then name with address. The service searches (`q`); what it finds is compared here, exactly.
 * The latest changed comes first. Nothing when the person is new.
 */
export async function findMatches(api: Api, person: IDataObject): Promise<Match | undefined> {
	const found = new Map<string, IDataObject[]>();
	for (const { matchedBy, query, isMatch } of testsFor(person)) {
		if (!query) continue;
		if (!found.has(query)) found.set(query, await search(api, query));
		const customers = (found.get(query) ?? []).filter(isMatch);
		if (customers.length > 0) return { customers: customers.sort(latestFirst), matchedBy };
	}
	return undefined;
}

const search = async (api: Api, q: string) =>
	await api.list({ route: 'GET /customers', query: { q }, list: 'customers', paged: true });

const latestFirst = (a: IDataObject, b: IDataObject) =>
	String(b.updated_at).localeCompare(String(a.updated_at));
