import type { IDataObject, IHookFunctions } from 'n8n-workflow';

/*
 * Copies of a workflow may have the same webhook URL. n8n 1 from some version on gives it to one of them, and calls
 * delete for the other. Up to 2.39, n8n also calls delete for all triggers of a workflow right after one of them
 * failed: at a publication, which is then undone, and at the start of n8n, when the workflow stays active and is tried
 * again. A rollback at the start must leave what is registered. All of this is known in this process only.
 */

/** How long after a failed check n8n may call delete for the workflow's triggers. */
const ROLLBACK_WINDOW_MS = 5_000;

/** How n8n activates workflows that are published already. Whatever fails then stays published. */
const AT_START = ['init', 'leadershipChange'];

/** A check that failed at the start of n8n. */
interface Failure {
	/** Epoch milliseconds. */
	at: number;
	/** The static data of the node that failed. */
	staticData: IDataObject;
}

interface Ownership {
	/** The node for which n8n last called checkExists or create. */
	owner: string;
	/** Whether the registration was made by the latest activation, which also has to undo it. */
	isNew?: boolean;
	/** The failure for which one call of delete was ignored. */
	ignoredFor?: Failure;
}

/** By webhook URL. */
const ownerships = new Map<string, Ownership>();

/** The latest by workflow. */
const failures = new Map<string, Failure>();

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
	const ownership = known?.owner === owner ? known : { owner };
	ownerships.set(urlOf(context), ownership);
	return ownership;
};

/** To be called before a node checks what is registered. The URL belongs to the node from then on. */
export const claimUrl = (context: IHookFunctions): void => void ownershipOf(context);

/** To be called when a node has found its registration in order. */
export function markConfirmed(context: IHookFunctions): void {
	ownershipOf(context).isNew = false;
}

/** To be called before a node registers. */
export function markNew(context: IHookFunctions): void {
	ownershipOf(context).isNew = true;
}

/** To be called when a node could not check what is registered. */
export function markCheckFailed(context: IHookFunctions): void {
	if (!AT_START.includes(context.getActivationMode())) return;
	const staticData = context.getWorkflowStaticData('node');
	failures.set(workflowOf(context), { at: Date.now(), staticData });
}

/** To be called when nothing is registered for a node any more. */
export const releaseUrl = (context: IHookFunctions): void => void ownerships.delete(urlOf(context));

/** Whether the URL belongs to another node. */
export function isOwnedByOther(context: IHookFunctions): boolean {
	const ownership = ownerships.get(urlOf(context));
	return ownership !== undefined && ownership.owner !== ownerOf(context);
}

/**
 * Whether n8n calls delete only because it rolls back a failed start: once for each node, within 5 seconds of the
 * failure. n8n 2.40 and later roll back nothing but the node that failed, with the static data of the failed check;
 * n8n up to 2.39 reads the static data from the database again.
 */
export function isRollback(context: IHookFunctions): boolean {
	const workflow = workflowOf(context);
	const failure = failures.get(workflow);
	const ownership = ownershipOf(context);
	if (!failure || ownership.isNew || ownership.ignoredFor === failure) return false;
	ownership.ignoredFor = failure;
	if (failure.staticData === context.getWorkflowStaticData('node')) failures.delete(workflow);
	return Date.now() - failure.at < ROLLBACK_WINDOW_MS;
}

/** For tests: what a restart of n8n does. */
export function forgetOwnerships(): void {
	ownerships.clear();
	failures.clear();
}
