import { returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** The live service has one webhook URL per account, set by hand, which its API does not show. */
const LOOK_IN_APP_STORE =
	'The webhook of an account is shown and set by hand in Housecall Pro: App Store → Webhooks. To receive events in n8n, use the Housecall Pro Polling Trigger, or the Housecall Pro Trigger and its five steps.';

/** GET /webhooks. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many webhooks',
		description: 'List the URLs that Housecall Pro reports events to, with their events',
	},
	route: 'GET /webhooks',
	fallback: { advice: LOOK_IN_APP_STORE },
	fields: [...returnAllOrLimit],
	returns: { list: 'webhooks', paginated: true },
};
