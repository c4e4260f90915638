/** What a 429 leaves of the pace. */
const BETA = 0.98;

/** Seconds until the pace is back where it was before the last 429. */
const RECOVERY_S = 25;

/** A service that asks to wait for longer counts requests over a longer time, the wait included (milliseconds). */
const LONG_WAIT_MS = 2_000;

/** A service that asks to wait for less counts requests from the end of the wait on; the shortest time it counts over. */
const WINDOW_MS = 1_000;

/** How late a request may be, as timers are, without those after it being later too, in parts of the time between two. */
const TOLERANCE = 0.1;

interface SentRequest {
	sentAt: number;
	isAccepted: boolean;
}

/**
 * How fast requests follow one another. A 429 sets the pace to a little less than what the service was seen to accept.
 * It recovers slowly at first and then ever faster (as CUBIC does, RFC 9438), so that it stays near the limit and still
 * finds out when that is lifted: of a higher power than there, as each 429 costs a pause of a second or more. All times
 * are epoch milliseconds.
 */
export class Pace {
	/** What the service was seen to accept, in requests a second. */
	private accepts = Infinity;

	/** What was not refused, from a second before the last pause on. */
	private requests: SentRequest[] = [];

	/** When the request was sent that was refused last. */
	private refusedAt = 0;

	/** When the first request was sent after the last pause; the one that goes first does not count. */
	private startedAt?: number;

	private resumeAt = 0;

	private dueAt = 0;

	/** How late the next request may be without those after it being later, too (milliseconds). */
	private lead = 0;

	private countsFromPause = false;

	/** When the next request may be sent. */
	get nextAt(): number {
		return Math.max(this.resumeAt, this.dueAt);
	}

	/**
	 * Returns what is to be told whether the service accepted it.
	 * @param isFirst whether it goes alone, after a pause
	 */
	send(now: number, isFirst: boolean): (accepted: boolean) => void {
		const gap = 1_000 / this.perSecond(now);
		this.dueAt = Math.max(this.dueAt, now - Math.max(this.lead, TOLERANCE * gap)) + gap;
		if (this.dueAt >= now) this.lead = 0;
		if (!isFirst) this.startedAt ??= now;
		const request: SentRequest = { sentAt: now, isAccepted: false };
		this.requests.push(request);
		return (accepted) => {
			request.isAccepted = accepted;
			if (accepted) return;
			this.refusedAt = now;
			this.requests = this.requests.filter((one) => one !== request);
		};
	}

	/** Others may follow the request that went first. What it took is made up for where the pause made all well. */
	resumed(now: number): void {
		this.lead = this.countsFromPause ? now - this.resumeAt : 0;
	}

	/** After a 429. */
	pauseUntil(time: number, now: number): void {
		if (time <= this.resumeAt) return;
		const wait = time - now;
		this.slowDown(wait > LONG_WAIT_MS ? time : undefined, now);
		this.countsFromPause = wait < WINDOW_MS;
		this.resumeAt = time;
		this.dueAt = time;
	}

	/** @param resumeAt the end of the pause, where it counts */
	private slowDown(resumeAt: number | undefined, now: number): void {
		const lastWindow = this.refusedAt - WINDOW_MS;
		// what was sent before the request that was refused is not, though it may be answered later
		const counted = this.requests.filter(
			({ sentAt, isAccepted }) => isAccepted || sentAt < this.refusedAt,
		);
		const seenSince = (start: number, end = this.refusedAt) =>
			counted.filter(({ sentAt }) => sentAt >= start).length / ((end - start) / 1_000);
		if (this.startedAt !== undefined) {
			const start = Math.min(this.startedAt, lastWindow);
			const seen = resumeAt
				? seenSince(this.startedAt, resumeAt)
				: Math.max(seenSince(start), seenSince(lastWindow));
			if (seen > 0) this.accepts = Math.min(this.perSecond(now), seen);
		}
		this.startedAt = undefined;
		this.requests = this.requests.filter(({ sentAt }) => sentAt >= lastWindow);
	}

	private perSecond(now: number): number {
		const seconds = Math.max(0, now - this.resumeAt) / 1_000;
		return this.accepts * (1 + (1 - BETA) * (seconds / RECOVERY_S - 1) ** 5);
	}
}
