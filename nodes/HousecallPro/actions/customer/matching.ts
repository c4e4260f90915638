import type { IDataObject } from 'n8n-workflow';

import type { Api } from '../../transport/types';
import { isObject } from '../../transport/answer';
import { personName } from '../common/texts';

/** What a match rests on, the surest first. */
export type MatchedBy = 'email' | 'mobile number' | 'phone number' | 'name and address';

export interface Match {
	customers: IDataObject[];
	matchedBy: MatchedBy;
}

const PHONES = ['mobile_number', 'home_number', 'work_number'];

const plain = (value: unknown) =>
	String(value ?? '')
		.trim()
		.toLowerCase()
		.replace(/\s+/g, ' ');

/** Digits alone, without the country code of the USA and Canada: `+1 (555) 010-0199` → `5550100199`. */
export function plainPhone(value: unknown): string {
	const digits = String(value ?? '').replace(/\D/g, '');
	return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

const phonesOf = (person: IDataObject) =>
	PHONES.map((name) => plainPhone(person[name])).filter(Boolean);

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

interface Test {
	matchedBy: MatchedBy;
	/** What is searched for; nothing to go by when empty. */
	query: string;
	isMatch: (customer: IDataObject) => boolean;
}

function testsFor(person: IDataObject): Test[] {
	const mobile = plainPhone(person.mobile_number);
	const byPhone = phonesOf(person).map(
		(phone): Test => ({
			matchedBy: 'phone number',
			query: phone,
			isMatch: (customer) => phonesOf(customer).includes(phone),
		}),
	);
	const addresses = addressesOf(person);
	return [
		{
			matchedBy: 'email',
			query: plain(person.email),
			isMatch: (customer) => plain(customer.email) === plain(person.email),
		},
		{
			matchedBy: 'mobile number',
			query: mobile,
			isMatch: (customer) => plainPhone(customer.mobile_number) === mobile,
		},
		...byPhone,
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

/** Phone numbers as the service keeps them; everything else as it is. */
export function withPlainPhones(person: IDataObject): IDataObject {
	const phones = PHONES.filter((name) => person[name]).map((name) => [
		name,
		plainPhone(person[name]),
	]);
	return { ...person, ...Object.fromEntries(phones) };
}
