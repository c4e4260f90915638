import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { isOn } from '../../helpers/booleans';
import { objects, propertyOf } from '../../helpers/display';
import { isObject } from '../../helpers/values';
import { inputError } from '../../transport/errors';
import { toTexts } from '../events';
import { unitsOf } from '../units';
import type { Units } from '../units';
import { chosenEvents } from './polledEvents';
import { timeOf } from './timeOf';
import type { Feed, FeedSettings } from './feed';
import { shortHash } from './memory';
import { notLongAgo } from './startFrom';

export interface Settings extends FeedSettings {
	/** The names of the chosen events. */
	events: string[];
	filters: Filters;
	maxEvents: number;
	fetchFullRecord: boolean;
	includeCustomer: boolean;
	simplify: boolean;
	units: Units;
	/** Epoch milliseconds. */
	startFrom?: number;
}

export interface Filters {
	customer: string;
	employees: string[];
	jobTypes: string[];
	locations: string[];
	tags: string[];
}

/** An expression in place of the whole collection may find nothing. */
function collection(context: IPollFunctions, name: string): IDataObject {
	const value: unknown = context.getNodeParameter(name, {});
	return isObject(value) ? value : {};
}

/** @throws NodeOperationError where nothing is chosen */
export function readSettings(context: IPollFunctions): Settings {
	const events = chosenEvents(context.getNodeParameter('events', []));
	if (events.length === 0) {
		throw inputError(
			{ node: context.getNode() },
			{ message: 'There is nothing to wait for: choose at least one event in "Trigger On"' },
		);
	}
	const options = collection(context, 'options');
	return {
		events,
		filters: readFilters(collection(context, 'filters')),
		maxEvents: positive(options.maxEvents, 100),
		lookBackDays: positive(options.lookBackDays, 60),
		unansweredDays: positive(options.unansweredDays, 7),
		startsWithinHours: positive(options.startsWithinHours, 24),
		fetchFullRecord: isOn(options.fetchFullRecord),
		includeCustomer: isOn(options.includeCustomer),
		simplify: isOn(options.simplify),
		units: unitsOf(options),
		startFrom: notLongAgo(timeOf(options.startFrom), Date.now()),
	};
}

const positive = (value: unknown, otherwise: number) =>
	Number(value) >= 1 ? Math.floor(Number(value)) : otherwise;

function readFilters(fields: IDataObject): Filters {
	const picked = isObject(fields.customer_id) ? fields.customer_id.value : fields.customer_id;
	const text = String(picked ?? '').trim();
	return {
		// also out of the address of the customer's page
		customer: /cus_\w+/.exec(text)?.[0] ?? text,
		employees: toTexts(fields.employee_ids),
		jobTypes: toTexts(fields.job_type_ids),
		locations: toTexts(fields.location_ids),
		tags: toTexts(fields.tags),
	};
}

export const fingerprintOfFilters = (filters: Filters) => shortHash(JSON.stringify(filters), 12);

/** The filters that the service itself applies to a feed's list; it ignores those that it does not know. */
export function queryOf({ customer, locations }: Filters, { sample }: Feed): IDataObject {
	const byCustomer =
		sample.resource === 'invoice' ? { customer_uuid: [customer] } : { customer_id: customer };
	return {
		...(customer && byCustomer),
		...(locations.length > 0 && { location_ids: locations }),
	};
}

/** Whether a record passes the filters that can be judged by it. Pure. */
export function passes(
	{ customer, employees, jobTypes, tags }: Filters,
	{ resource, record }: { resource: string; record: IDataObject },
): boolean {
	if (resource === 'customer' && customer && record.id !== customer) return false;
	const about = isObject(record.job) ? record.job : record;
	return (
		hasAnyOf(employees, peopleOf(about)) &&
		hasAnyOf(tags, about.tags) &&
		hasAnyOf(jobTypes, jobTypesOf(about))
	);
}

/** Undefined where the record does not say. */
function hasAnyOf(wanted: string[], has: unknown): boolean {
	if (wanted.length === 0 || !Array.isArray(has)) return true;
	const values = has.map((value: unknown) => String(propertyOf(value, 'name') ?? value));
	return wanted.some((one) => values.includes(one));
}

function peopleOf({ assigned_employees, assigned_employee }: IDataObject) {
	if (assigned_employee !== undefined) return objects([assigned_employee]).map(({ id }) => id);
	return Array.isArray(assigned_employees)
		? objects(assigned_employees).map(({ id }) => id)
		: undefined;
}

function jobTypesOf({ job_fields: job, estimate_fields: estimate }: IDataObject) {
	if (job === undefined && estimate === undefined) return undefined;
	return [
		propertyOf(propertyOf(job, 'job_type'), 'id'),
		propertyOf(job, 'job_type_uuid'),
		propertyOf(propertyOf(estimate, 'job_type'), 'id'),
		propertyOf(estimate, 'job_type_id'),
	];
}
