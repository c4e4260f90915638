import type { IWebhookFunctions } from 'n8n-workflow';

import { forget, remembered } from '../../transport/memory';

/** Anybody can send what is signed wrongly, as often as they like. */
const ANEW_EVERY_MS = 1_000;

/** When a secret was last read anew, in epoch milliseconds. */
const readAnewAt = new Map<string, number>();

/**
 * The signing secret of the node's credential: empty when there is none, undefined when there is one that comes out
 * blank, as from an expression that finds nothing. It is remembered for a moment, as
 * n8n decrypts a credential, and since 2.x starts a sandbox for its expressions, every time it is asked.
 * That there is none is not remembered: a secret counts as soon as it is entered.
 * @param anew to have it from the credential, though at most once a second
 */
export async function readSecret(
	context: IWebhookFunctions,
	{ anew = false } = {},
): Promise<string | undefined> {
	const key = keyOf(context);
	if (anew && mayReadAnew(key)) forget(key);
	const secret = await remembered(key, async () => await fromCredential(context));
	if (!secret) forget(key);
	return secret;
}

function mayReadAnew(key: string): boolean {
	const now = Date.now();
	for (const [other, time] of readAnewAt) {
		if (now - time >= ANEW_EVERY_MS) readAnewAt.delete(other);
	}
	if (readAnewAt.has(key)) return false;
	readAnewAt.set(key, now);
	return true;
}

/** Of this node and credential, so that no workflow comes by a secret that n8n would not give it. */
function keyOf(context: IWebhookFunctions): string {
	const { id, credentials } = context.getNode();
	const credential = credentials?.housecallProApi?.id;
	return `signing secret ${[context.getWorkflow().id, id, credential].join(' ')}`;
}

async function fromCredential(context: IWebhookFunctions): Promise<string | undefined> {
	const { webhookSigningSecret: secret } = await context.getCredentials('housecallProApi');
	return secret === '' ? '' : String(secret ?? '').trim() || undefined;
}
