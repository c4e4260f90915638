import { inheriting } from '../../transport/api';
import type { Api } from '../../transport/types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How many look-ups that failed before one poll tries again: they must not take the time of the others. */
export const MAX_RETRIES = 10;

/** Milliseconds that such a one may take. */
const TIMEOUT_MS = 10_000;

/**
 * What could not be looked up for events, by the ID of the event: whether a job is paid in full, for example. It is tried
 * again behind everything else for an hour. Then it is tried once more in its place, and if that fails, too, the event
 * comes with what is known, and with `lookup_error`.
 */
export class FailingLookUps {
	private readonly failed = new Map<string, { since: number; last: number }>();

	/** Whether it has failed, and is not in its place again. */
	isWaiting(id: string, now: number): boolean {
		return this.failed.has(id) && !this.isLastTry(id, now);
	}

	isLastTry(id: string, now: number): boolean {
		return now - (this.failed.get(id)?.since ?? Infinity) >= HOUR;
	}

	/** Those that were tried the longest time ago come first, those that never failed before all others. */
	inOrder<T>(all: T[], idOf: (one: T) => string): T[] {
		const lastOf = (one: T) => this.failed.get(idOf(one))?.last ?? -Infinity;
		return [...all].sort((a, b) => (lastOf(a) === lastOf(b) ? 0 : lastOf(a) - lastOf(b)));
	}

	/**
	 * Looks something up.
	 * @returns what was found, or why nothing was and whether that is to stay so
	 */
	async attempt<T>(
		id: string,
		now: number,
		api: Api,
		lookUp: (api: Api) => Promise<T>,
	): Promise<{ found: T } | { failure: unknown; isGivenUp: boolean }> {
		const before = this.failed.get(id);
		const isGivenUp = this.isLastTry(id, now);
		try {
			const quick = inheriting(api, { failFast: true, timeout: TIMEOUT_MS });
			const found = await lookUp(before ? quick : api);
			this.failed.delete(id);
			return { found };
		} catch (failure) {
			this.forgetOld(now);
			if (isGivenUp) this.failed.delete(id);
			else this.failed.set(id, { since: before?.since ?? now, last: now });
			return { failure, isGivenUp };
		}
	}

	/** Its event may never have come back. */
	private forgetOld(now: number): void {
		for (const [id, { last }] of this.failed) if (now - last > DAY) this.failed.delete(id);
	}
}

/** What an event says besides where something could not be looked up. */
export const lookUpError = (failure: unknown) => ({
	lookup_error: failure instanceof Error ? failure.message : String(failure),
});
