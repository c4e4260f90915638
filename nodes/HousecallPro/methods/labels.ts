import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { addressLine, namesOf, objects, personName, phoneOf, propertyOf } from '../helpers/display';
import { listOf } from '../helpers/writable';

/** What a picker shows for a record: number, name, date, amount and status, as far as the record has them. */
export type Label = (record: IDataObject, zone: string) => string;

/** The one style of all labels: what a record has, with dashes between. */
const joined = (...parts: unknown[]): string =>
	parts
		.filter((part) => part !== undefined && part !== null && part !== '')
		.map(String)
		.join(' – ');

const numbered = (number: unknown) => number && `#${String(number)}`;

/** `Nov 28`, with the year where it is another one than this. */
function day(time: unknown, zone: string): string {
	const date = DateTime.fromISO(String(time ?? ''), { zone, locale: 'en-US' });
	if (!date.isValid) return '';
	return date.toFormat(date.year === DateTime.now().setZone(zone).year ? 'MMM d' : 'MMM d, yyyy');
}

const hour = (time: unknown, zone: string) => {
	const date = DateTime.fromISO(String(time ?? ''), { zone, locale: 'en-US' });
	return date.isValid ? date.toFormat('h:mm a') : '';
};

/** Cents as `$314` or `$314.50`. */
const money = (cents: unknown) =>
	typeof cents === 'number' ? `$${(cents / 100).toFixed(cents % 100 === 0 ? 0 : 2)}` : '';

const SHOWN = 60;
const shortened = (text: unknown) => {
	const line = String(text ?? '').replace(/\s+/g, ' ');
	return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};

const nameOf = (value: unknown) => propertyOf(value, 'name') ?? value;

/** Namesakes differ in phone, email or city. */
export const customer: Label = (record) =>
	joined(
		personName(record),
		phoneOf(record) || record.email,
		propertyOf(objects(record.addresses)[0], 'city'),
	);

export const employee: Label = (record) =>
	joined(personName(record), record.role, record.email ?? record.mobile_number);

const plannedDay = ({ schedule }: IDataObject, zone: string) =>
	day(propertyOf(schedule, 'scheduled_start'), zone);

export const job: Label = (record, zone) =>
	joined(
		numbered(record.invoice_number),
		personName(record.customer),
		plannedDay(record, zone),
		record.work_status,
		shortened(record.description),
	);

export const estimate: Label = (record, zone) =>
	joined(
		numbered(record.estimate_number),
		personName(record.customer),
		plannedDay(record, zone) || day(record.created_at, zone),
		record.work_status,
	);

/** The record comes with the `customer` of its job, where that is known. */
export const invoice: Label = (record, zone) =>
	joined(
		numbered(record.invoice_number),
		personName(record.customer) || day(record.service_date, zone),
		money(record.amount),
		record.status,
	);

/** The service tells no time of a lead. */
export const lead: Label = (record) =>
	joined(
		numbered(record.number),
		personName(record.customer),
		propertyOf(record.address, 'street'),
		nameOf(record.pipeline_status) || record.status,
	);

export const webhook: Label = ({ url }) => joined(url);

export const address: Label = (record) => joined(addressLine(record), record.type);

export const option: Label = (record) =>
	joined(record.name, money(record.total_amount), record.approval_status ?? record.status);

/** The option with the estimate that it belongs to, which is on it as `estimate`. */
export const optionOfAny: Label = (record, zone) =>
	joined(estimate(record.estimate as IDataObject, zone), option(record, zone));

export const lineItem: Label = (record) =>
	joined(record.name, record.quantity && `× ${String(record.quantity)}`, money(record.unit_price));

export const appointment: Label = ({ start_time, end_time, dispatched_employees }, zone) => {
	const hours = [hour(start_time, zone), hour(end_time, zone)].filter(Boolean).join(' to ');
	return joined(day(start_time, zone), hours, namesOf(dispatched_employees).join(', '));
};

export const note: Label = ({ content }) => shortened(content);

export const event: Label = ({ name, schedule, assigned_employees }, zone) =>
	joined(
		name,
		day(propertyOf(schedule, 'start_time'), zone),
		namesOf(assigned_employees).join(', '),
	);

export const priceForm: Label = ({ name, description, fields }) =>
	joined(name, shortened(description) || `${listOf(fields)?.length ?? 0} fields`);

export const priceFormField: Label = ({ name, kind }) => joined(name, kind);

export const service: Label = ({ name, task_number, category, price }) =>
	joined(name, task_number, nameOf(category), money(price));

export const material: Label = ({ name, part_number, material_category_name, price }) =>
	joined(name, part_number, material_category_name, money(price));

export const inputMaterial: Label = ({ name, quantity, part_number }) =>
	joined(name, quantity && `× ${String(quantity)}`, part_number);
