import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/values';
import type { HousecallEvent } from './envelope';

/** The body as received, with the record replaced where a fuller one was read, and an appointment's job beside it. */
export function toRawItem({ body, resource }: HousecallEvent, record?: IDataObject): IDataObject {
	if (!record) return { ...body };
	if (resource !== 'appointment') return { ...body, [resource]: record };
	const { job, ...appointment } = record;
	return { ...body, appointment, ...(isObject(job) && { job }) };
}

/** The record alone, with the event that it is about: `{ id, …, company_id, event, event_occurred_at }`. */
export function toSimplifiedItem(event: HousecallEvent, record = event.record): IDataObject {
	if (!record) return { ...event.body };
	const { name, occurredAt, companyId } = event;
	return {
		...record,
		// an appointment does not say whose it is
		...(companyId && { company_id: record.company_id ?? companyId }),
		event: name,
		...(occurredAt && { event_occurred_at: occurredAt }),
	};
}
