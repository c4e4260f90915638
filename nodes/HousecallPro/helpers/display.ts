import type { IDataObject } from 'n8n-workflow';

import { isObject } from './values';

const joined = (parts: unknown[], separator: string) =>
	parts
		.filter((part) => part !== undefined && part !== null && part !== '')
		.map(String)
		.join(separator);

/** What a person or customer is called: the name, else the company, else the email. */
export function personName(person: unknown): string {
	if (!isObject(person)) return '';
	const name = joined([person.first_name, person.last_name], ' ');
	return name || joined([person.company], '') || joined([person.email], '');
}

/** An address in one line, e.g. `12 Main St, Unit 4, San Diego, CA 92121`; empty where nothing is known. */
export function addressLine(address: unknown): string {
	if (!isObject(address)) return '';
	const { street, street_line_2, city, state, zip } = address;
	return joined([street, street_line_2, city, joined([state, zip], ' ')], ', ');
}

export const objects = (value: unknown): IDataObject[] =>
	Array.isArray(value) ? value.filter(isObject) : [];

export const within = (value: unknown, key: string) => (isObject(value) ? value[key] : undefined);

export const namesOf = (people: unknown) => objects(people).map(personName);

export const customerOf = ({ customer }: IDataObject) => ({
	customer_id: within(customer, 'id'),
	customer_name: personName(customer),
});
