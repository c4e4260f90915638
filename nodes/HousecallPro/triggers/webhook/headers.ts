import type { IDataObject } from 'n8n-workflow';

import type { DeliveryHeaders } from './delivery';

/**
 * What an item may show. A proxy in front of n8n may add secrets under any name, so that a list of what to leave out
 * would never be complete. The signature is left out, too: with it, the delivery could be sent again.
 */
const SHOWN = new Set([
	'api-timestamp',
	'content-length',
	'content-type',
	'date',
	'host',
	'user-agent',
	'x-request-id',
]);

/** A delivery's headers as an item may show them. */
export function publicHeaders(headers: DeliveryHeaders): IDataObject {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => SHOWN.has(name)));
}
