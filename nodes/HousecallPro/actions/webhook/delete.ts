import { webhookId } from '../common/locators';
import type { Operation } from '../operation';

/**
 * DELETE /webhooks/{webhook_id}. Answers 204, empty. The live service turns reporting off for the whole
 * company; it knows no single webhooks.
 */
export const deleteWebhook: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a webhook',
		description:
			'Stop reporting events to a URL; where Housecall Pro keeps only one webhook per company, this stops all events of the company, whatever the ID',
	},
	route: 'DELETE /webhooks/{webhook_id}',
	alternative: { run: async (api) => await api.send({ route: 'DELETE /webhooks/subscription' }) },
	fields: [webhookId],
	returns: 'deleted',
};
