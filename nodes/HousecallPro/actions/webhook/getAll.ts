import { returnAllOrLimit } from '../common/list';
import type { Operation } from '../operation';
import { LOOK_IN_APP_STORE } from './advice';

/** GET /webhooks. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many webhooks',
		description: 'List the URLs that Housecall Pro reports events to, with their events',
	},
	route: 'GET /webhooks',
	alternative: { advice: LOOK_IN_APP_STORE },
	fields: [...returnAllOrLimit],
	returns: { list: 'webhooks', paged: true },
};
