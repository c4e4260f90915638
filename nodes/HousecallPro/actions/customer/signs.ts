import type { IDataObject } from 'n8n-workflow';

import { addressesOf, comparableStreet } from '../customerAddress/compare';
import { comparableEmail } from './matching';
import { phonesOf } from './phones';
import type { Phone } from './phones';

/*
 * What people are found by, as texts. Whoever `matching.ts` may take for the same person has one of them in common:
 * each says less than what is compared in the end. The 1 of the USA and Canada may be missing, a unit or a ZIP differ.
 */

export const emailSign = (email: string) => `email ${email}`;
export const phoneSign = ({ digits }: Phone) => `phone ${digits.replace(/^1+/, '')}`;
export const idSign = (id: unknown) => `id ${String(id)}`;

/** None for an address without a street. */
export function streetSigns(address: IDataObject): string[] {
	const street = comparableStreet(address);
	return street ? [`street ${street}`] : [];
}

/** The signs of a person or a customer; of a customer, the ID is one. */
export function signsOf(person: IDataObject): string[] {
	const email = comparableEmail(person.email);
	return [
		...(person.id === undefined ? [] : [idSign(person.id)]),
		...(email ? [emailSign(email)] : []),
		...phonesOf(person).map(phoneSign),
		...addressesOf(person).flatMap(streetSigns),
	];
}
