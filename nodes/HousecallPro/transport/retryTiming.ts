import type { ApiResponse } from './response';

/** The longest single wait after a 429. */
const MAX_WAIT_MS = 120_000;

/** The longest sum of waits of one request after 429s. */
const MAX_TOTAL_WAIT_MS = 300_000;

/** Attempts in all, after a fault of the service (5xx) or of the network. */
export const MAX_ATTEMPTS = 3;

/** Seconds; a larger number is a point in time. */
const MIN_EPOCH_S = 1_000_000;

/** Milliseconds before retry number `step`, counted from 0. */
export const backoffMs = (step: number) => Math.min(1_000 * 2 ** step, 30_000);

/**
 * Milliseconds until a request that was answered 429 may be sent again.
 * @param retries how often it was answered so before
 */
export function rateLimitWait(response: ApiResponse, retries: number): number {
	const requested = retryAfterMs(response) ?? backoffMs(retries);
	// a limit that is still used up after its own reset gets ever more time
	return Math.max(requested, retries > 2 ? backoffMs(retries - 3) : 0);
}

/** Whether a wait (milliseconds), after what was waited before, is too long for one request. */
export const isTooLong = (wait: number, waitedBefore: number) =>
	wait > MAX_WAIT_MS || waitedBefore + wait > MAX_TOTAL_WAIT_MS;

/**
 * How long the service asks to wait after a 429, in milliseconds; undefined when it does not say.
 * `RateLimit-Reset` is an epoch time in seconds (seen in live answers), or seconds from now, as other servers and
 * proxies send it; `Retry-After` is seconds or a date.
 * The server's own clock (`Date`) is used where ours is clearly off.
 */
export function retryAfterMs({ headers }: ApiResponse, now = Date.now()): number | undefined {
	const serverTime = Date.parse(String(headers.date));
	const clock = Math.abs(serverTime - now) > 2_000 ? serverTime : now;

	const reset = Number(headers['ratelimit-reset']);
	if (reset > MIN_EPOCH_S) return Math.max(0, reset * 1000 - clock);
	if (reset > 0) return reset * 1000;

	const after = String(headers['retry-after'] ?? '').trim();
	if (!after) return undefined;
	const seconds = Number(after);
	const wait = Number.isNaN(seconds) ? Date.parse(after) - clock : seconds * 1000;
	return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
