import { sleep } from 'n8n-workflow';

/** How often a wait looks whether the execution was cancelled. */
const CANCEL_CHECK_MS = 200;

/** More requests in flight make no run faster, and use up the rate limit that all users of the key share. */
export const MAX_CONCURRENCY = 20;

/** Accepted requests for each one in flight, after which one more is let in. */
const ROUNDS_TO_GROW = 1;

/** What a 429 leaves of the pace. */
const BETA = 0.95;

/** Seconds until the pace is back where it was before the last 429. */
const RECOVERY_S = 6;

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
 * Number and pace adapt. A 429 halves the number in flight, which grows by one after every round of accepted
 * requests. It also sets the pace to what the service was seen to accept. The pace recovers slowly at first and then
 * ever faster (as CUBIC does, RFC 9438), so that it stays near the limit and still finds out when that is lifted.
 */
export class RateLimiter {
	private readonly queue: Turn[] = [];

	private isServing = false;

	private resumeAt = 0;

	private probe?: Deferred;

	private halfOpen = false;

	private inFlight = 0;

	private window: number;

	/** Since the window was last changed. */
	private accepted = 0;

	private sent = 0;

	private lastSentAt = 0;

	/** Requests sent before this one were in flight when the window was last halved. */
	private halvedAt = 0;

	/** From the end of one pause to the end of the next one. */
	private cycle = { start: Date.now(), accepted: 0 };

	/** What the service was seen to accept, in requests a second. */
	private pace = Infinity;

	/** Ends with the next response. */
	private nextResponse = deferred();

	constructor(
		private readonly concurrency: number,
		private readonly signal?: AbortSignal,
	) {
		this.window = concurrency;
	}

	/**
	 * Waits until a request may be sent. Resolves to a function to be told whether the service accepted it.
	 * @param retries how often the request was refused before
	 */
	async acquire(retries = 0): Promise<(accepted: boolean) => void> {
		const turn: Turn = { ...deferred(), isProbe: false, number: 0 };
		if (retries > 0) this.queue.unshift(turn);
		else this.queue.push(turn);
		void this.serve();
		await turn.done;
		return (accepted) => {
			this.inFlight--;
			if (turn.isProbe) this.endProbe(accepted);
			if (accepted) this.grow();
			else this.shrink(turn.number);
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
			else if (this.inFlight >= this.window) await this.nextResponse.done;
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
		turn.number = this.sent++;
		turn.isProbe = this.halfOpen && !this.probe;
		if (turn.isProbe) this.probe = deferred();
		turn.finish();
	}

	private grow(): void {
		this.cycle.accepted++;
		if (++this.accepted < this.window * ROUNDS_TO_GROW) return;
		this.accepted = 0;
		this.window = Math.min(this.window + 1, this.concurrency);
	}

	/** Refusals of requests that were in flight together count as one. */
	private shrink(number: number): void {
		this.accepted = 0;
		if (number < this.halvedAt) return;
		this.halvedAt = this.sent;
		this.window = Math.max(1, Math.floor(this.window / 2));
	}

	private slowDown(resumeAt: number): void {
		const { start, accepted } = this.cycle;
		if (accepted > 0) {
			const seen = accepted / (Math.max(1_000, resumeAt - start) / 1_000);
			this.pace = Math.min(this.currentPace(Date.now()), seen / BETA);
		}
		this.cycle = { start: resumeAt, accepted: 0 };
	}

	private currentPace(now: number): number {
		const seconds = Math.max(0, now - this.cycle.start) / 1_000;
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
	number: number;
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
