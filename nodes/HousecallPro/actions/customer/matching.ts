import type { IDataObject } from 'n8n-workflow';

import { addressesOf, isSameAddress } from '../customerAddress/compare';
import { compareNames, hasName, isWholeName } from './names';
import type { NameAgreement } from './names';
import { comparableName } from './normalizeCustomer';
import { isSamePhone, mayBeSamePhone, phonesOf, parsePhone } from './phones';
import type { Phone } from './phones';
import { isNoEmail } from './placeholders';

/** What a match rests on, the surest first. */
const SIGNS = ['email', 'mobile number', 'phone number', 'name and address'] as const;
export type MatchedBy = (typeof SIGNS)[number];

/** A customer that has a sign of the person: their email, one of their numbers, or their name with their address. */
export interface Candidate {
	customer: IDataObject;
	matchedBy: MatchedBy;
	name: NameAgreement;
	/** Whether the names agree in first and last name, or in the company. */
	isWholeName: boolean;
	/** How many of the person's email, numbers and addresses the customer has. */
	signs: number;
}

/** The customers that a person may be, the likeliest first; at least one. */
export type Match = [Candidate, ...Candidate[]];

/** As emails are compared; empty for a text without an @ and for a stand-in. */
export const comparableEmail = (value: unknown) => {
	const email = String(value ?? '')
		.trim()
		.toLowerCase();
	return email.includes('@') && !isNoEmail(email) ? email : '';
};

const has = (numbers: Phone[], phone: Phone | undefined, isLikely: boolean) =>
	numbers.some((known) => (isLikely ? mayBeSamePhone : isSamePhone)(known, phone));

/** Two emails tell people apart where there are no names to go by. */
function agreementOf(customer: IDataObject, person: IDataObject): NameAgreement {
	const [known, given] = [customer, person].map(comparableName);
	const name = compareNames(known, given);
	if (name !== 'none' || !hasName(given)) return name;
	const [knownEmail, email] = [customer, person].map((one) => comparableEmail(one.email));
	return knownEmail && email && knownEmail !== email ? 'other' : 'none';
}

/** Compares one customer with a person; undefined where they have no sign in common. */
function judge(customer: IDataObject, person: IDataObject): Candidate | undefined {
	const name = agreementOf(customer, person);
	const isLikely = name === 'same' || name === 'part';
	const isWhole = isLikely && isWholeName(comparableName(customer), comparableName(person));
	const email = comparableEmail(person.email);
	const hasEmail = email !== '' && email === comparableEmail(customer.email);
	const numbers = phonesOf(customer);
	const mobile = parsePhone(person.mobile_number);
	const isMobile = has([parsePhone(customer.mobile_number) ?? []].flat(), mobile, isLikely);
	const shared = phonesOf(person).filter((phone) => has(numbers, phone, isLikely));
	const places = addressesOf(person).filter((given) =>
		addressesOf(customer).some((known) => isSameAddress(known, given)),
	);
	const found = [hasEmail, isMobile, shared.length > 0, isWhole && places.length > 0];
	const matchedBy = SIGNS.find((_, index) => found[index]);
	if (!matchedBy) return undefined;
	return {
		customer,
		matchedBy,
		name,
		isWholeName: isWhole,
		signs: Number(hasEmail) + shared.length + places.length,
	};
}

const NAMES_RANKED: NameAgreement[] = ['same', 'part', 'none', 'other'];

/** Negative where `a` is the likelier one: by name, by the number of signs, by the surest sign. */
const compareLikelihood = (a: Candidate, b: Candidate) =>
	NAMES_RANKED.indexOf(a.name) - NAMES_RANKED.indexOf(b.name) ||
	b.signs - a.signs ||
	SIGNS.indexOf(a.matchedBy) - SIGNS.indexOf(b.matchedBy);

const latestFirst = (a: Candidate, b: Candidate) =>
	String(b.customer.updated_at).localeCompare(String(a.customer.updated_at));

/** Whether nothing but a number speaks for any of them: all have another name, and none has the person's email. */
export const isByNumberAlone = (match: Match): boolean =>
	match.every(({ name, matchedBy }) => name === 'other' && matchedBy !== 'email');

/**
 * Those of the customers that a person may already be, the likeliest first: whose name agrees, then whose other signs
 * agree; among equals the latest changed. Undefined when nobody has a sign of theirs. Needs no request, so it can also
 * run over customers that were read once for many people.
 */
export function matchesAmong(customers: IDataObject[], person: IDataObject): Match | undefined {
	const candidates = customers.flatMap((customer) => judge(customer, person) ?? []);
	const [best, ...others] = candidates.sort((a, b) => compareLikelihood(a, b) || latestFirst(a, b));
	return best && [best, ...others];
}

/** Those that only the time of their last change sets apart from the likeliest. */
export const equallyLikely = ([best, ...others]: Match): Candidate[] => [
	best,
	...others.filter((other) => compareLikelihood(best, other) === 0),
];
