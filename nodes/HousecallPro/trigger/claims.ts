import type { IHookFunctions } from 'n8n-workflow';

/** How soon after a failed look n8n up to 2.39 calls delete by itself. */
const AT_ONCE_MS = 5_000;

interface Claim {
	owner: string;
	/** When the owner last could not see what is registered, in epoch milliseconds. */
	failedAt?: number;
}

/** By webhook URL, in this process. Copies of a workflow may share one; n8n lets one of them have it. */
const claims = new Map<string, Claim>();

const urlOf = (context: IHookFunctions) => context.getNodeWebhookUrl('default') ?? '';

const ownerOf = (context: IHookFunctions) =>
	[context.getWorkflow().id, context.getNode().id].join(' ');

/** To be called when n8n has a node look at its registration, or make one: then the URL is this node's. */
export function claim(context: IHookFunctions): void {
	claims.set(urlOf(context), { owner: ownerOf(context) });
}

/** To be called when it cannot be seen what is registered. */
export function lookFailed(context: IHookFunctions): void {
	claims.set(urlOf(context), { owner: ownerOf(context), failedAt: Date.now() });
}

/**
 * Whether n8n's call of delete is meant to remove anything. It is not where n8n has refused a copy of a workflow
 * the URL that another one has, nor, up to 2.39, right after a failed look: a service that is down for a moment while
 * n8n starts must not cost a registration that is in order.
 */
export function mayRemove(context: IHookFunctions): boolean {
	const known = claims.get(urlOf(context));
	if (!known) return true;
	if (known.owner !== ownerOf(context)) return false;
	claims.delete(urlOf(context));
	return Date.now() - (known.failedAt ?? 0) >= AT_ONCE_MS;
}
