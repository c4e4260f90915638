import { isObject } from '../../helpers/values';
import { webhookId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

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
	fallback: {
		run: async (api) => {
			await api.send({ route: 'DELETE /webhooks/subscription' });
			return {
				message:
					'Reporting of events is turned off for the whole company. The ID was not used: Housecall Pro keeps one webhook per company here.',
			};
		},
	},
	fields: [webhookId],
	returns: 'deleted',
	execute: async ({ api, call }) => {
		const answer = await api.send(call);
		const id = call.path?.webhook_id;
		return { deleted: true, id, ...(isObject(answer) && answer) };
	},
};
