import type { IHookFunctions } from 'n8n-workflow';

/*
 * Copies of a workflow may have the same webhook URL. n8n 1 from some version on lets one of them have it, and calls
 * delete for the other. Up to 2.39, n8n also calls delete, for all triggers of a workflow, right after one of them
 * failed, be it because the service was down for a moment while n8n started. Neither is meant to remove what is
 * registered already. What is known here is known in this process only.
 */

const JUST_NOW_MS = 5_000;

interface Ownership {
	/** The node that n8n last had look at its registration, or make one. */
	owner: string;
	/** Whether the registration was made by the latest activation, which also has to undo it. */
	isNew?: boolean;
	/** The failure for which a call of delete was passed over, once. */
	passedOver?: number;
}

/** By webhook URL. */
const ownerships = new Map<string, Ownership>();

/** When a node could not see what is registered, in epoch milliseconds, by workflow. */
const failures = new Map<string, number>();

const urlOf = (context: IHookFunctions) => context.getNodeWebhookUrl('default') ?? '';

const ownerOf = (context: IHookFunctions) =>
	[context.getWorkflow().id, context.getNode().id].join(' ');

/** Test runs have URLs of their own, which begin otherwise. */
function workflowOf(context: IHookFunctions): string {
	const [base] = urlOf(context).split(context.getNode().webhookId ?? '/webhook');
	return [context.getWorkflow().id, base].join(' ');
}

const ownershipOf = (context: IHookFunctions): Ownership => {
	const owner = ownerOf(context);
	const known = ownerships.get(urlOf(context));
	const claim = known?.owner === owner ? known : { owner };
	ownerships.set(urlOf(context), claim);
	return claim;
};

/** To be called before a node looks at what is registered: the URL is its own from then on. */
export const checking = (context: IHookFunctions): void => void ownershipOf(context);

/** To be called when a node has found its registration in order. */
export function confirmed(context: IHookFunctions): void {
	ownershipOf(context).isNew = false;
}

/** To be called before a node registers. */
export function registering(context: IHookFunctions): void {
	ownershipOf(context).isNew = true;
}

/** To be called when a node could not see what is registered. */
export function checkFailed(context: IHookFunctions): void {
	failures.set(workflowOf(context), Date.now());
}

/** To be called when nothing is registered for a node any more. */
export const released = (context: IHookFunctions): void => void ownerships.delete(urlOf(context));

/** Whether another node has the URL. */
export function isOwnedByOther(context: IHookFunctions): boolean {
	const claim = ownerships.get(urlOf(context));
	return claim !== undefined && claim.owner !== ownerOf(context);
}

/** Whether n8n calls delete only because a node of the workflow could not look, within the last 5 seconds. */
export function isRollback(context: IHookFunctions): boolean {
	const failedAt = failures.get(workflowOf(context)) ?? 0;
	const claim = ownershipOf(context);
	if (claim.isNew || claim.passedOver === failedAt) return false;
	claim.passedOver = failedAt;
	return Date.now() - failedAt < JUST_NOW_MS;
}
