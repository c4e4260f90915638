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

export const propertyOf = (value: unknown, key: string) =>
	isObject(value) ? value[key] : undefined;

export const namesOf = (people: unknown) => objects(people).map(personName);

/** The number to call first. */
export const phoneOf = (person: unknown) =>
	propertyOf(person, 'mobile_number') ||
	propertyOf(person, 'home_number') ||
	propertyOf(person, 'work_number');

/** Who the customer of a record is, and how to reach them. */
export const customerSummary = ({ customer }: IDataObject) => ({
	customer_id: propertyOf(customer, 'id'),
	customer_name: personName(customer),
	customer_phone: phoneOf(customer),
	customer_email: propertyOf(customer, 'email'),
	...(isObject(customer) &&
		'do_not_service' in customer && { customer_do_not_service: customer.do_not_service }),
});

/**
 * When the work of a job or an estimate is planned, and when it went on. The window in minutes;
 * newer responses name the local time zone.
 */
export const scheduleSummary = ({ schedule, work_timestamps }: IDataObject) => ({
	scheduled_start: propertyOf(schedule, 'scheduled_start'),
	scheduled_end: propertyOf(schedule, 'scheduled_end'),
	arrival_window: propertyOf(schedule, 'arrival_window'),
	...(isObject(schedule) && pick(schedule, 'time_zone')),
	on_my_way_at: propertyOf(work_timestamps, 'on_my_way_at'),
	started_at: propertyOf(work_timestamps, 'started_at'),
	completed_at: propertyOf(work_timestamps, 'completed_at'),
});

/** The given keys of a record that it has: what comes only on request, or from some servers. */
export const pick = (record: IDataObject, ...keys: string[]): IDataObject =>
	Object.fromEntries(keys.filter((key) => key in record).map((key) => [key, record[key]]));
