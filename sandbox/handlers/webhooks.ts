import type { Handlers } from '../http/call';
import { invalid } from '../http/errors';
import { envelope, sorted } from '../http/paging';
import type { WebhookSubscription } from '../state/model';
import { need } from './lookup';

/**
 * The contract's subscriptions (one URL with its events each), and the live service's switch for the
 * one URL of a partner application.
 */
export const webhooks: Handlers = {
	listWebhooks: (call) => envelope(call, 'webhooks', sorted(call, call.state.webhooks), view),

	createWebhook: (call) => {
		const { url, events } = call.body<{ url: string; events: string[] }>();
		if (!isWebAddress(url)) throw invalid({ url: ['must be an http or https address'] });
		const record = call.state.webhooks.add({
			id: call.state.ids.next('whk'),
			company_id: call.company.id,
			url,
			events: [...new Set(events)],
			active: true,
			created_at: call.now,
			updated_at: call.now,
		});
		return view(record);
	},

	deleteWebhook: (call) => {
		const id = call.params.webhook_id;
		call.state.webhooks.remove(need(call, call.state.webhooks, id, 'Webhook').id);
	},

	enableWebhookSubscription: (call) => {
		call.state.webhookSubscriptionEnabled = true;
	},

	disableWebhookSubscription: (call) => {
		call.state.webhookSubscriptionEnabled = false;
	},
};

function view({ id, url, events, active, created_at }: WebhookSubscription) {
	return { id, url, events, active, created_at };
}

function isWebAddress(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
