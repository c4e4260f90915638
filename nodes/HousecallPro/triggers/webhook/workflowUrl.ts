import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/*
 * Copies of a workflow may have the same webhook URL, and n8n gives it to one of them. Who registered a subscription must
 * be seen in the subscription itself: n8n forgets it when it ends, and has nothing stored where it was killed. n8n serves
 * a webhook URL with any query.
 */

const PARAMETER = 'workflow';

/** What is registered for a node: its webhook URL, with the ID of its workflow as query; empty where n8n gave it none. */
export function workflowUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	const { id = '' } = context.getWorkflow();
	return url ? `${url}?${PARAMETER}=${encodeURIComponent(id)}` : '';
}

/** Whether a delivery comes from what another workflow has registered. A URL that was pasted by hand names none. */
export function isForOther(context: IWebhookFunctions): boolean {
	const query = context.getQueryData() as Record<string, unknown>;
	return PARAMETER in query && query[PARAMETER] !== context.getWorkflow().id;
}
