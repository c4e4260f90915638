import type { Resource } from '../../operation/operation';
import { create } from './create';
import { deleteWebhook } from './delete';
import { getAll } from './getAll';
import { subscribe } from './subscribe';
import { unsubscribe } from './unsubscribe';

export const webhook: Resource = {
	name: 'Webhook Subscription',
	value: 'webhook',
	hasTimes: true,
	operations: [create, deleteWebhook, getAll, subscribe, unsubscribe],
};
