import type { IHookFunctions } from 'n8n-workflow';

/*
 * Copies of a workflow may have the same webhook URL. n8n 1 from some version on lets one of them have it, and calls
 * delete for the other. Up to 2.39, n8n also calls delete, for all triggers of a workflow, right after one of them
 * failed, be it because the service was down for a moment while n8n started. Neither is meant to remove what is
 * registered. What is known here is known in this process only.
 */

const JUST_NOW_MS = 5_000;

/** By webhook URL: the node that n8n last had look at its registration, or make one. */
const owners = new Map<string, string>();

/** By workflow: when one of its nodes could not see what is registered, in epoch milliseconds. */
const failures = new Map<string, number>();

const urlOf = (context: IHookFunctions) => context.getNodeWebhookUrl('default') ?? '';

const ownerOf = (context: IHookFunctions) =>
	[context.getWorkflow().id, context.getNode().id].join(' ');

/** A test run has hooks of its own. */
const workflowOf = (context: IHookFunctions) =>
	[context.getWorkflow().id, context.getMode()].join(' ');

/** Takes the URL for this node, whose workflow makes a new start with it. */
export function claim(context: IHookFunctions): void {
	owners.set(urlOf(context), ownerOf(context));
	failures.delete(workflowOf(context));
}

/** Whether another node has the URL. */
export function isTaken(context: IHookFunctions): boolean {
	const owner = owners.get(urlOf(context));
	return owner !== undefined && owner !== ownerOf(context);
}

/** To be called when a node could not see what is registered. */
export function lookFailed(context: IHookFunctions): void {
	failures.set(workflowOf(context), Date.now());
}

/** Whether a node of this workflow could not see what is registered, within the last 5 seconds. */
export function hasJustFailed(context: IHookFunctions): boolean {
	const failedAt = failures.get(workflowOf(context)) ?? 0;
	return Date.now() - failedAt < JUST_NOW_MS;
}

/** To be called when nothing is registered for this node any more. */
export function release(context: IHookFunctions): void {
	owners.delete(urlOf(context));
	failures.delete(workflowOf(context));
}
