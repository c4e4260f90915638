import { sleep } from 'n8n-workflow';

import { Pace } from './pace';

/** How often a wait looks whether the execution was cancelled. */
const CANCEL_CHECK_MS = 200;

/** More requests in flight make no run faster, and use up the rate limit that all users of the key share. */
export const MAX_CONCURRENCY = 20;

/** How many requests may be in flight. */
export interface Concurrency {
	/** At first. */
	first: number;
	/** As long as none was refused; not below `first`. */
	most: number;
}

/** How many more requests may be in flight after a round trip. */
const GROWTH = 2;

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
 * the others follow when the service has accepted it, at a pace that adapts. Requests that were refused go before new
 * ones.
 */
export class RateLimiter {
	private readonly queue: Turn[] = [];

	private readonly pace = new Pace();

	private isServing = false;

	private probe?: Deferred;

	private halfOpen = false;

	private inFlight = 0;

	/** How many requests may be in flight now. */
	private room: number;

	private wasRefused = false;

	/** Ends with the next response. */
	private nextResponse = deferred();

	constructor(
		private readonly concurrency: Concurrency,
		private readonly signal?: AbortSignal,
	) {
		this.room = concurrency.first;
	}

	/**
	 * Waits until a request may be sent. Resolves to a function to be told whether the service accepted it.
	 * @param retries how often the request was refused before
	 */
	async acquire(retries = 0): Promise<(accepted: boolean) => void> {
		const turn: Turn = { ...deferred(), isProbe: false, tell: () => {} };
		if (retries > 0) this.queue.unshift(turn);
		else this.queue.push(turn);
		void this.serve();
		await turn.done;
		return (accepted) => {
			if (accepted) this.makeRoom();
			this.inFlight--;
			if (turn.isProbe) this.endProbe(accepted);
			turn.tell(accepted);
			this.nextResponse.finish();
			this.nextResponse = deferred();
		};
	}

	/** Holds every request back until `time` (epoch milliseconds), after a 429. */
	pauseUntil(time: number): void {
		this.wasRefused = true;
		this.pace.pauseUntil(time, Date.now());
		this.halfOpen = true;
	}

	/** One loop serves all that wait, so that they go in order. */
	private async serve(): Promise<void> {
		if (this.isServing) return;
		this.isServing = true;
		while (this.queue.length > 0) {
			const { nextAt } = this.pace;
			if (this.signal?.aborted) this.start();
			else if (this.probe) await this.probe.done;
			else if (this.inFlight >= Math.floor(this.room)) await this.nextResponse.done;
			else if (nextAt > Date.now()) await waitUntil(nextAt, this.signal);
			else this.start();
		}
		this.isServing = false;
	}

	private start(): void {
		const turn = this.queue.shift();
		if (!turn) return;
		this.inFlight++;
		const now = Date.now();
		turn.isProbe = this.halfOpen && !this.probe;
		if (turn.isProbe) this.probe = deferred();
		turn.tell = this.pace.send(now, turn.isProbe);
		turn.finish();
	}

	/** Where the room is used up and nothing was refused yet, the service may accept more. */
	private makeRoom(): void {
		if (this.wasRefused || this.inFlight < Math.floor(this.room)) return;
		this.room = Math.min(this.room + GROWTH / this.room, this.concurrency.most);
	}

	private endProbe(accepted: boolean): void {
		this.halfOpen = !accepted;
		if (accepted) this.pace.resumed(Date.now());
		this.probe?.finish();
		this.probe = undefined;
	}
}

/** A request that waits. */
interface Turn extends Deferred {
	isProbe: boolean;
	tell: (accepted: boolean) => void;
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
