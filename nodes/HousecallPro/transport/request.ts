import type { ICredentialsDecrypted, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { noResponseError, rateLimitError } from './errors';
import type { ErrorContext } from './errors';
import { neverSent } from './neverSent';
import { waitUntil } from './rateLimiter';
import type { RateLimiter } from './rateLimiter';
import { isUnknownRoute, toResponse } from './response';
import type { ApiResponse } from './response';
import { backoffMs, isTooLong, MAX_ATTEMPTS, rateLimitWait, retryAfterMs } from './retryTiming';
import type { Context } from './types';

export const CREDENTIAL = 'housecallProApi';

export interface ApiRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	url: string;
	body?: object;
	headers?: Record<string, string>;
	/** Whether the response is a page rather than JSON. */
	html?: boolean;
	/** Milliseconds. */
	timeout: number;
	/** One attempt: neither a 429 nor a fault is waited out. */
	failFast?: boolean;
	/** Whether it does no harm to send it twice; GET, PUT and DELETE by default. */
	idempotent?: boolean;
}

/** What all requests of one execution share. */
export interface Session {
	context: Context;
	/** Read once: n8n's helper would look it up and decrypt it for each request. */
	credential: ICredentialsDecrypted;
	rateLimiter: RateLimiter;
	/** What `Api.listOnce` has read. */
	lists: Map<string, Promise<IDataObject[]>>;
	/** What `Api.sendOnce` has read. */
	responses: Map<string, Promise<unknown>>;
	signal?: AbortSignal;
	/** Is told every response, also those after which a request is sent again. */
	onResponse?: (response: ApiResponse) => void;
}

/** What one attempt ended with. */
interface Attempt {
	response?: ApiResponse;
	/** What n8n's helper threw. */
	fault?: unknown;
}

/** How often one request was answered 429, and how long it has waited for that (milliseconds). */
interface RateLimitWaits {
	retries: number;
	waited: number;
}

/**
 * Sends one request until there is a response worth handing on. A 429 is waited out for every verb, since the
 * service did not carry the request out. 5xx and network faults are retried only where that does no harm, so that
 * nothing is created twice.
 * @throws NodeApiError when nothing answered, or the rate limit asks for too long a wait
 */
export async function sendWithRetry(
	session: Session,
	errorContext: ErrorContext,
	request: ApiRequest,
): Promise<ApiResponse> {
	const idempotent = request.idempotent ?? ['GET', 'PUT', 'DELETE'].includes(request.method);
	const { signal } = session;
	const limited: RateLimitWaits = { retries: 0, waited: 0 };

	let wasSent = false;
	for (let attempt = 1; ; attempt++) {
		const { response, fault } = await sendWithinLimit(session, errorContext, request, limited);
		if (response && isAlreadyDeleted(request, response, attempt)) {
			return { ...response, status: 204, body: undefined };
		}
		if (response && response.status < 500) return response;

		const unsent = response ? undefined : neverSent(fault);
		wasSent ||= !unsent;
		const isRepeatable = unsent ? unsent.kind === 'passing' : idempotent;
		const isLast = signal?.aborted || request.failFast || !isRepeatable || attempt >= MAX_ATTEMPTS;
		if (isLast && response) return response;
		if (isLast) {
			throw noResponseError(errorContext, new URL(request.url).origin, !idempotent, fault, wasSent);
		}
		await waitUntil(Date.now() + backoffMs(attempt - 1), signal);
	}
}

/** One attempt, sent again for as long as the rate limit refuses it. */
async function sendWithinLimit(
	session: Session,
	errorContext: ErrorContext,
	request: ApiRequest,
	limited: RateLimitWaits,
): Promise<Attempt> {
	const { rateLimiter } = session;
	for (;;) {
		const release = await rateLimiter.acquire(limited.retries);
		const attempt = await send(session, request);
		const { response } = attempt;
		release(response?.status !== 429);
		if (response?.status !== 429) return attempt;

		const wait = rateLimitWait(response, limited.retries);
		if (request.failFast || isTooLong(wait, limited.waited)) {
			throw rateLimitError(errorContext, retryAfterMs(response));
		}
		rateLimiter.pauseUntil(Date.now() + wait);
		limited.waited += wait;
		limited.retries++;
	}
}

/** A DELETE whose first response was lost finds nothing left to delete: it is done. */
const isAlreadyDeleted = ({ method }: ApiRequest, response: ApiResponse, attempt: number) =>
	method === 'DELETE' && attempt > 1 && response.status === 404 && !isUnknownRoute(response);

/**
 * Sends one request by n8n's helper, which adds the key. Redirects are not followed (the key would go along), and
 * statuses are not errors here (the helper would send a request twice on 401, POSTs included).
 */
async function send(
	{ context, credential, signal, onResponse }: Session,
	{ html, ...request }: ApiRequest,
): Promise<Attempt> {
	const { httpRequestWithAuthentication } = context.helpers;
	const options: IHttpRequestOptions = {
		...request,
		...(html ? { encoding: 'text' } : { json: true }),
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		abortSignal: signal,
	};
	try {
		const answer = await httpRequestWithAuthentication.call(context, CREDENTIAL, options, {
			credentialsDecrypted: credential,
		});
		const response = toResponse(answer);
		onResponse?.(response);
		return { response };
	} catch (fault) {
		return { fault };
	}
}
