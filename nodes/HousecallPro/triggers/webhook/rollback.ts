import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { workflowUrl } from './workflowUrl';

/*
 * Up to 2.39, n8n calls delete for all triggers of a workflow right after one of them failed: at a publication, which is
 * then undone, and at the start of n8n, when the workflow stays active and is tried again. A rollback at the start must
 * leave what is registered. All of this is known in this process only.
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

/** The latest activation of a node. */
interface Activation {
	/** Whether it has made the registration, which it then also has to undo. */
	isNew?: boolean;
	/** The failure for which one call of delete was ignored. */
	ignoredFor?: Failure;
}

/** By the URL that is registered. */
const activations = new Map<string, Activation>();

/** The latest by workflow. */
const failures = new Map<string, Failure>();

/** Test runs have URLs of their own, which begin otherwise. */
function workflowOf(context: IHookFunctions): string {
	const [base] = workflowUrl(context).split(context.getNode().webhookId ?? '/webhook');
	return [context.getWorkflow().id, base].join(' ');
}

function activationOf(context: IHookFunctions): Activation {
	const url = workflowUrl(context);
	const activation = activations.get(url) ?? {};
	activations.set(url, activation);
	return activation;
}

/** To be called when a node has found its registration in order. */
export function markConfirmed(context: IHookFunctions): void {
	activationOf(context).isNew = false;
}

/** To be called before a node registers. */
export function markNew(context: IHookFunctions): void {
	activationOf(context).isNew = true;
}

/** To be called when a node could not check what is registered. */
export function markCheckFailed(context: IHookFunctions): void {
	if (!AT_START.includes(context.getActivationMode())) return;
	const staticData = context.getWorkflowStaticData('node');
	failures.set(workflowOf(context), { at: Date.now(), staticData });
}

/** To be called when nothing is registered for a node any more. */
export const markRemoved = (context: IHookFunctions): void =>
	void activations.delete(workflowUrl(context));

/**
 * Whether n8n calls delete only because it rolls back a failed start: once for each node, within 5 seconds of the
 * failure. n8n 2.40 and later roll back nothing but the node that failed, with the static data of the failed check;
 * n8n up to 2.39 reads the static data from the database again.
 */
export function isRollback(context: IHookFunctions): boolean {
	const workflow = workflowOf(context);
	const failure = failures.get(workflow);
	const activation = activationOf(context);
	if (!failure || activation.isNew || activation.ignoredFor === failure) return false;
	activation.ignoredFor = failure;
	if (failure.staticData === context.getWorkflowStaticData('node')) failures.delete(workflow);
	return Date.now() - failure.at < ROLLBACK_WINDOW_MS;
}

/** For tests: what a restart of n8n does. */
export function forgetActivations(): void {
	activations.clear();
	failures.clear();
}
