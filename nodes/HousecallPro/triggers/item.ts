import type { IDataObject } from 'n8n-workflow';

import type { DeliveryHeaders } from './webhook/delivery';
import type { HousecallEvent } from './envelope';

/** Headers that would hand on a secret, or let an old delivery be sent again. */
const PRIVATE = new Set(['authorization', 'proxy-authorization', 'cookie', 'api-signature']);

/** A delivery's headers as an item may show them. */
export function publicHeaders(headers: DeliveryHeaders): IDataObject {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !PRIVATE.has(name)));
}

/** The body as received, with the record replaced where a fuller one was read. */
export const wholeBody = ({ body, resource }: HousecallEvent, record?: IDataObject): IDataObject =>
	record ? { ...body, [resource]: record } : { ...body };

/** The record alone, with the event that it is about: `{ id, …, company_id, event, event_occurred_at }`. */
export function recordOnly(event: HousecallEvent, record = event.record): IDataObject {
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
