import type { ICredentialsDecrypted, IHttpRequestOptions } from 'n8n-workflow';

import { isUnknownRoute, requestedWait, toAnswer } from './answer';
import type { Answer } from './answer';
import { noAnswerError, rateLimitError } from './errors';
import type { Subject } from './errors';
import type { Pacer } from './pacer';
import type { Context } from './types';
import { waitUntil } from './wait';

export const CREDENTIAL = 'housecallProApi';

/** Longest single wait, and longest sum of waits of one request, after 429 (milliseconds). */
const LONGEST_WAIT = 120_000;
const LONGEST_TOTAL_WAIT = 300_000;

/** Tries in all, after a fault of the service (5xx) or of the network. */
const TRIES = 3;

export interface Exchange {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	url: string;
	body?: object;
	headers?: Record<string, string>;
	/** Whether the answer is a page rather than JSON. */
	html?: boolean;
	timeout: number;
	/** One try, with neither a 429 nor a fault waited out. */
	once?: boolean;
	/** Whether it does no harm to send it twice; GET, PUT and DELETE unless told. */
	repeatable?: boolean;
}

/** What all requests of one execution share. */
export interface Line {
	context: Context;
	/** Read once: n8n's helper would look it up and decrypt it for each request. */
	credential: ICredentialsDecrypted;
	pacer: Pacer;
	signal?: AbortSignal;
}

/**
 * Sends one request until there is an answer worth handing on. 429 is waited out for every verb, since the
 * request was not carried out; 5xx and network faults are tried again only where that does no harm, so that
 * nothing is created twice.
 * @throws NodeApiError when nothing answered, or the rate limit asks for too long a wait
 */
export async function exchange(line: Line, subject: Subject, request: Exchange): Promise<Answer> {
	const repeatable = request.repeatable ?? ['GET', 'PUT', 'DELETE'].includes(request.method);
	let waited = 0;
	let limited = 0;

	for (let tries = 1; ; tries++) {
		const accepted = await line.pacer.turn();
		const outcome = await attempt(line, request);
		accepted(outcome.answer?.status !== 429);

		if (outcome.answer?.status === 429) {
			const asked = requestedWait(outcome.answer);
			// a limit that is still used up after its own reset is given ever more time
			const wait = Math.max(asked ?? backOff(limited), limited > 2 ? backOff(limited - 3) : 0);
			if (request.once || wait > LONGEST_WAIT || waited + wait > LONGEST_TOTAL_WAIT)
				throw rateLimitError(subject, asked);
			line.pacer.pauseUntil(Date.now() + wait);
			waited += wait;
			limited++;
			tries--;
			continue;
		}
		// a DELETE whose first answer got lost finds nothing left to delete: it is done
		const { answer } = outcome;
		if (
			request.method === 'DELETE' &&
			tries > 1 &&
			answer?.status === 404 &&
			!isUnknownRoute(answer)
		) {
			return { ...answer, status: 204, body: undefined };
		}
		if (answer && answer.status < 500) return answer;

		if (line.signal?.aborted || request.once || !repeatable || tries >= TRIES) {
			if (answer) return answer;
			throw noAnswerError(subject, new URL(request.url).origin, !repeatable, outcome.fault);
		}
		await waitUntil(Date.now() + backOff(tries - 1), line.signal);
	}
}

const backOff = (step: number) => Math.min(1_000 * 2 ** step, 30_000);

/**
 * One request by n8n's helper, which adds the key. Redirects are not followed (the key would go along), and
 * statuses are not errors here (the helper would send a request twice on 401, POSTs included).
 */
async function attempt(
	{ context, credential, signal }: Line,
	{ html, ...request }: Exchange,
): Promise<{ answer?: Answer; fault?: unknown }> {
	const { httpRequestWithAuthentication: send } = context.helpers;
	const options: IHttpRequestOptions = {
		...request,
		...(html ? { encoding: 'text' } : { json: true }),
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		abortSignal: signal,
	};
	try {
		const response = await send.call(context, CREDENTIAL, options, {
			credentialsDecrypted: credential,
		});
		return { answer: toAnswer(response) };
	} catch (fault) {
		return { fault };
	}
}
