import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { OUTCOME_UNKNOWN, serviceError } from '../../transport/errors';
import type { Api } from '../../transport/types';

/**
 * How long one hook may take. When n8n starts, the triggers after it wait for it, and n8n tries again by itself. A short
 * rate limit passes within that time.
 */
const HOOK_DEADLINE_MS = 30_000;

/** The hooks check by themselves whether a registration was carried out. */
const SETTLED_LATER = 'Try again a little later: what was left half done is put right then.';

/**
 * The service, with a deadline of 30 seconds for all requests together. Without it, a wait for the rate limit that ends
 * would be reported as a lost connection.
 */
export async function withDeadline(
	node: INode,
	connect: (signal: AbortSignal) => Promise<Api>,
): Promise<{ api: Api; isExpired: () => boolean }> {
	const signal = AbortSignal.timeout(HOOK_DEADLINE_MS);
	const api = await connect(signal);
	const explain = (error: unknown) => {
		throw signal.aborted ? lateError(node) : error;
	};
	return {
		api: {
			send: async (call) => await api.send(call).catch(explain),
			page: async (call, page) => await api.page(call, page).catch(explain),
			list: async (call) => await api.list(call).catch(explain),
			sendOnce: async (call) => await api.sendOnce(call).catch(explain),
			listOnce: async (call) => await api.listOnce(call).catch(explain),
		},
		isExpired: () => signal.aborted,
	};
}

const lateError = (node: INode) =>
	serviceError(
		{ node },
		{
			message: `No answer from Housecall Pro within ${HOOK_DEADLINE_MS / 1000} seconds`,
			description: `The connection failed, or the rate limit is used up. Check "Base URL" in the credential and the network. ${SETTLED_LATER}`,
		},
	);

/**
 * Where a workflow is activated, n8n shows one text of an error: since 2.40 the message, before that the description
 * of a NodeApiError and the message of others. So the message says it all.
 */
export async function withAdviceInMessage<T>(work: () => Promise<T>): Promise<T> {
	return await work().catch((error: unknown) => {
		if (error instanceof NodeApiError || error instanceof NodeOperationError) {
			const advice = error.description?.replace(OUTCOME_UNKNOWN, SETTLED_LATER);
			if (advice) error.message = `${error.message}. ${advice}`;
			error.description = undefined;
		}
		throw error;
	});
}
