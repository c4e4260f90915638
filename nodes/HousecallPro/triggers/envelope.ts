import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/values';

/** One event as it was delivered. */
export interface HousecallEvent {
	/** e.g. `job.completed` */
	name: string;
	/** ISO 8601; deliveries before 2024 lack it. */
	occurredAt?: string;
	companyId?: string;
	/** The property of the body that holds the record, e.g. `job`. */
	resource: string;
	record?: IDataObject;
	/** What sets the event apart from others of its name and record, where only polling knows it: a payment's ID. */
	occasion?: string;
	/** The whole body as received. */
	body: IDataObject;
}

const ENVELOPE = new Set(['event', 'event_occurred_at', 'company_id']);

/** @returns the parsed body, or undefined when it is not a JSON object */
export function parseBody(raw: Buffer): IDataObject | undefined {
	try {
		const body: unknown = JSON.parse(raw.toString('utf8').replace(/^\uFEFF/, ''));
		return isObject(body) ? body : undefined;
	} catch {
		return undefined;
	}
}

/** The body that Housecall Pro sends when the URL is saved in its settings; it wants a 2xx. */
export const isPing = (body: IDataObject) => Object.keys(body).length === 1 && body.foo === 'bar';

/** @returns undefined when the body names no event */
export function parseEvent(body: IDataObject): HousecallEvent | undefined {
	const { event: name, event_occurred_at: occurredAt, company_id: companyId } = body;
	if (typeof name !== 'string' || !name.trim()) return undefined;
	const resource = resourceOf(name, body);
	const record = recordAt(body, resource);
	return {
		name,
		occurredAt: text(occurredAt),
		companyId: text(companyId) ?? text(record?.company_id),
		resource,
		record,
		body,
	};
}

/**
 * The record is under the first word of the event's name, with the exceptions seen in recorded deliveries;
 * an event that we do not know may have it elsewhere.
 */
function resourceOf(name: string, body: IDataObject): string {
	const usual = usualResource(name);
	if (recordAt(body, usual)) return usual;
	const other = Object.keys(body).find((key) => !ENVELOPE.has(key) && recordAt(body, key));
	return other ?? usual;
}

function usualResource(name: string): string {
	if (name.startsWith('job.appointment.')) return 'appointment';
	const [first] = name.split('.');
	return first === 'pro' ? 'employee' : first;
}

function recordAt(body: IDataObject, key: string): IDataObject | undefined {
	// own properties only: an event may be called "__proto__.x"
	const value = Object.prototype.hasOwnProperty.call(body, key) ? body[key] : undefined;
	return isObject(value) ? value : undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
