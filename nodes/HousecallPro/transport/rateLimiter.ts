import { sleep } from 'n8n-workflow';

/** How often a wait looks whether the execution was cancelled. */
const CANCEL_CHECK_MS = 200;

/** More requests in flight make no run faster, and use up the rate limit that all users of the key share. */
export const MAX_CONCURRENCY = 20;

/** What a 429 leaves of the pace. */
const BETA = 0.97;

/** Seconds until the pace is back where it was before the last 429. */
const RECOVERY_S = 15;

/** A service that asks to wait for longer counts requests over a longer time, the wait included (milliseconds). */
const LONG_WAIT_MS = 2_000;

/** Sleeps until `time` (epoch milliseconds), or until the execution is cancelled, which it notices at once. */
export async function waitUntil(time: number, signal?: AbortSignal): Promise<void> {
	while (!signal?.aborted) {
		const left = time - Date.now();
		if (left <= 0) return;
		await sleep(Math.min(left, CANCEL_CHECK_MS));
	}
}

/**
 * Limits the requests of one node execution: at most `concurrency` are in flight. Everybody who uses the key shares
 * the service's rate limit, so a 429 holds back every request. After the pause one request goes first (half-open);
 * the others follow when the service has accepted it. Requests that were refused go before new ones.
 *
 * The pace adapts: a 429 sets it to a little less than what the service was seen to accept. It recovers slowly at
 * first and then ever faster (as CUBIC does, RFC 9438), so that it stays near the limit and still finds out when that
 * is lifted.
 */
export class RateLimiter {
	private readonly queue: Turn[] = [];

	private isServing = false;

	private resumeAt = 0;

	private probe?: Deferred;

	private halfOpen = false;

	private inFlight = 0;

	private lastSentAt = 0;

	/** Since the last pause: when the first request was sent (the one that goes first does not count), how many were accepted. */
	private cycle: { start?: number; accepted: number } = { accepted: 0 };

	/** When the request was sent that was refused last. */
	private refusedAt = 0;

	/** What the service was seen to accept, in requests a second. */
	private pace = Infinity;

	/** Ends with the next response. */
	private nextResponse = deferred();

	constructor(
		private readonly concurrency: number,
		private readonly signal?: AbortSignal,
	) {}

	/**
	 * Waits until a request may be sent. Resolves to a function to be told whether the service accepted it.
	 * @param retries how often the request was refused before
	 */
	async acquire(retries = 0): Promise<(accepted: boolean) => void> {
		const turn: Turn = { ...deferred(), isProbe: false, sentAt: 0 };
		if (retries > 0) this.queue.unshift(turn);
		else this.queue.push(turn);
		void this.serve();
		await turn.done;
		return (accepted) => {
			this.inFlight--;
			if (turn.isProbe) this.endProbe(accepted);
			const { start = Infinity } = this.cycle;
			if (!accepted) this.refusedAt = turn.sentAt;
			else if (turn.sentAt >= start && !turn.isProbe) this.cycle.accepted++;
			this.nextResponse.finish();
			this.nextResponse = deferred();
		};
	}

	/** Holds every request back until `time` (epoch milliseconds). */
	pauseUntil(time: number): void {
		if (time > this.resumeAt) this.slowDown(time);
		this.resumeAt = Math.max(this.resumeAt, time);
		this.halfOpen = true;
	}

	/** One loop serves all that wait, so that they go in order. */
	private async serve(): Promise<void> {
		if (this.isServing) return;
		this.isServing = true;
		while (this.queue.length > 0) {
			const now = Date.now();
			const nextAt = Math.max(this.resumeAt, this.lastSentAt + 1000 / this.currentPace(now));
			if (this.signal?.aborted) this.start();
			else if (this.probe) await this.probe.done;
			else if (this.inFlight >= this.concurrency) await this.nextResponse.done;
			else if (nextAt > now) await waitUntil(nextAt, this.signal);
			else this.start();
		}
		this.isServing = false;
	}

	private start(): void {
		const turn = this.queue.shift();
		if (!turn) return;
		this.inFlight++;
		this.lastSentAt = Date.now();
		turn.sentAt = this.lastSentAt;
		turn.isProbe = this.halfOpen && !this.probe;
		if (turn.isProbe) this.probe = deferred();
		else this.cycle.start ??= turn.sentAt;
		turn.finish();
	}

	private slowDown(resumeAt: number): void {
		const { start, accepted } = this.cycle;
		if (start !== undefined && accepted > 0) {
			const isLong = resumeAt - Date.now() > LONG_WAIT_MS;
			const span = Math.max(1_000, (isLong ? resumeAt : this.refusedAt) - start);
			this.pace = Math.min(this.currentPace(Date.now()), accepted / (span / 1_000));
		}
		this.cycle = { accepted: 0 };
	}

	private currentPace(now: number): number {
		const seconds = Math.max(0, now - this.resumeAt) / 1_000;
		return this.pace * (1 + (1 - BETA) * (seconds / RECOVERY_S - 1) ** 3);
	}

	private endProbe(accepted: boolean): void {
		this.halfOpen = !accepted;
		this.probe?.finish();
		this.probe = undefined;
	}
}

/** A request that waits. */
interface Turn extends Deferred {
	isProbe: boolean;
	/** Epoch milliseconds. */
	sentAt: number;
}

interface Deferred {
	done: Promise<void>;
	finish: () => void;
}

function deferred(): Deferred {
	let finish = () => {};
	const done = new Promise<void>((resolve) => (finish = resolve));
	return { done, finish };
}
