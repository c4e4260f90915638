import type { IWebhookFunctions } from 'n8n-workflow';

import { invalidate, cached } from '../../transport/cache';

/** Anybody can send wrongly signed deliveries, as often as they like. */
const REFRESH_EVERY_MS = 1_000;

/** When a secret was last refreshed, in epoch milliseconds. */
const refreshedAt = new Map<string, number>();

/**
 * The signing secret of the node's credential: empty when there is none, undefined when it comes out blank, as from an
 * expression that finds nothing. It is cached for a moment: n8n decrypts a credential every time it is read, and since
 * 2.x starts a sandbox for its expressions. A missing secret is not cached, so that a secret counts as soon as it is
 * entered.
 * @param refresh reads it from the credential, though at most once a second
 */
export async function readSecret(
	context: IWebhookFunctions,
	{ refresh = false } = {},
): Promise<string | undefined> {
	const key = keyOf(context);
	if (refresh && mayRefresh(key)) invalidate(key);
	const secret = await cached(key, async () => await fromCredential(context));
	if (!secret) invalidate(key);
	return secret;
}

function mayRefresh(key: string): boolean {
	const now = Date.now();
	for (const [other, time] of refreshedAt) {
		if (now - time >= REFRESH_EVERY_MS) refreshedAt.delete(other);
	}
	if (refreshedAt.has(key)) return false;
	refreshedAt.set(key, now);
	return true;
}

/** Of this node and credential, so that no workflow gets a secret that n8n would not give it. */
function keyOf(context: IWebhookFunctions): string {
	const { id, credentials } = context.getNode();
	const credential = credentials?.housecallProApi?.id;
	return `signing secret ${[context.getWorkflow().id, id, credential].join(' ')}`;
}

async function fromCredential(context: IWebhookFunctions): Promise<string | undefined> {
	const { webhookSigningSecret: secret } = await context.getCredentials('housecallProApi');
	return secret === '' ? '' : String(secret ?? '').trim() || undefined;
}
