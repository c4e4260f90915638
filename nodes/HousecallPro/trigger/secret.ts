import type { IWebhookFunctions } from 'n8n-workflow';

import { forget, remembered } from '../transport/memory';

/**
 * The signing secret of the node's credential, empty when there is none. It is remembered for a moment, as
 * n8n decrypts a credential, and since 2.x starts a sandbox for its expressions, every time it is asked.
 * That there is none is not remembered: a secret counts as soon as it is entered.
 * @param anew to have it from the credential in any case
 */
export async function readSecret(
	context: IWebhookFunctions,
	{ anew = false } = {},
): Promise<string> {
	const key = keyOf(context);
	if (anew) forget(key);
	const secret = await remembered(key, async () => await fromCredential(context));
	if (!secret) forget(key);
	return secret;
}

/** Of this node and credential, so that no workflow comes by a secret that n8n would not give it. */
function keyOf(context: IWebhookFunctions): string {
	const { id, credentials } = context.getNode();
	const credential = credentials?.housecallProApi?.id;
	return `signing secret ${[context.getWorkflow().id, id, credential].join(' ')}`;
}

async function fromCredential(context: IWebhookFunctions): Promise<string> {
	const { webhookSigningSecret } = await context.getCredentials('housecallProApi');
	return String(webhookSigningSecret ?? '').trim();
}
