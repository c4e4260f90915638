import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { isObject } from '../helpers/values';

/** An HTTP answer, whatever its status. */
export interface Answer {
	status: number;
	headers: IDataObject;
	/** Parsed JSON, or the text of anything else, or `undefined` when there was no body. */
	body: unknown;
}

/** A 2xx answer that cannot be worked with, and what to do about it. */
export class AnswerError extends Error {
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

export const strangeAnswer = (problem: string) =>
	new AnswerError(
		problem,
		'Check "Base URL" in the credential (normally https://api.housecallpro.com) and any proxy on the way.',
	);

const isEmpty = (body: unknown) =>
	body === undefined || body === null || body === '' || (Buffer.isBuffer(body) && !body.length);

export function toAnswer({ statusCode, headers, body }: IN8nHttpFullResponse): Answer {
	const isUnparsed = typeof body === 'string' && String(headers['content-type']).includes('json');
	const read: unknown = isUnparsed ? parseJson(body) : body;
	return { status: statusCode, headers, body: isEmpty(read) ? undefined : read };
}

/** Where a page was asked for, n8n's helper does not parse the JSON of a refusal. Text cut short stays text. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

export const isSuccess = ({ status }: Answer) => status >= 200 && status < 300;

/**
 * A route that the server does not have, as opposed to a record that it does not have: the service answers
 * an unknown record with JSON that holds `error` or `message`, an unknown route with an HTML page.
 */
export function isUnknownRoute({ status, body }: Answer): boolean {
	return status === 404 && !(isObject(body) && ('error' in body || 'message' in body));
}

/** Text that n8n's helper left unparsed: an HTML page, or JSON cut short. */
export const isNotJson = ({ body }: Answer) => typeof body === 'string';

/** Seconds; a larger number is a time. */
const LONGEST_PERIOD = 1_000_000;

/**
 * How long the service asks to wait after a 429, in milliseconds; undefined when it does not say.
 * `RateLimit-Reset` is an epoch time in seconds (seen in live answers), or seconds from now, as other servers and
 * proxies send it; `Retry-After` seconds or a date.
 * The server's own clock (`Date`) is used where ours is clearly off.
 */
export function requestedWait({ headers }: Answer, now = Date.now()): number | undefined {
	const serverTime = Date.parse(String(headers.date));
	const clock = Math.abs(serverTime - now) > 2_000 ? serverTime : now;

	const reset = Number(headers['ratelimit-reset']);
	if (reset > LONGEST_PERIOD) return Math.max(0, reset * 1000 - clock);
	if (reset > 0) return reset * 1000;

	const after = String(headers['retry-after'] ?? '').trim();
	if (!after) return undefined;
	const seconds = Number(after);
	const wait = Number.isNaN(seconds) ? Date.parse(after) - clock : seconds * 1000;
	return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
