import { sleep } from 'n8n-workflow';

/** How often a wait looks whether the execution was cancelled. */
const SLICE_MS = 200;

/** Sleeps until `time` (epoch milliseconds), or until the execution is cancelled, which it notices at once. */
export async function waitUntil(time: number, signal?: AbortSignal): Promise<void> {
	while (!signal?.aborted) {
		const left = time - Date.now();
		if (left <= 0) return;
		await sleep(Math.min(left, SLICE_MS));
	}
}

/**
 * Limits the requests of one node execution: at most `concurrency` are in flight. Everybody who uses the key shares
 * the service's rate limit, so a 429 holds back every request. After the pause one request goes first (half-open);
 * the others follow when the service has accepted it.
 */
export class RateLimiter {
	private resumeAt = 0;

	private probe?: Deferred;

	private halfOpen = false;

	private inFlight = 0;

	/** Ends with the next response. */
	private nextResponse = deferred();

	constructor(
		private readonly concurrency: number,
		private readonly signal?: AbortSignal,
	) {}

	/** Waits until a request may be sent. Resolves to a function to be told whether the service accepted it. */
	async acquire(): Promise<(accepted: boolean) => void> {
		while (!this.signal?.aborted) {
			if (this.resumeAt > Date.now()) await waitUntil(this.resumeAt, this.signal);
			else if (this.probe) await this.probe.done;
			else if (this.inFlight >= this.concurrency) await this.nextResponse.done;
			else break;
		}
		this.inFlight++;
		const isProbe = this.halfOpen;
		if (isProbe) this.probe = deferred();
		return (accepted) => {
			this.inFlight--;
			if (isProbe) this.endProbe(accepted);
			this.nextResponse.finish();
			this.nextResponse = deferred();
		};
	}

	/** Holds every request back until `time` (epoch milliseconds). */
	pauseUntil(time: number): void {
		this.resumeAt = Math.max(this.resumeAt, time);
		this.halfOpen = true;
	}

	private endProbe(accepted: boolean): void {
		this.halfOpen = !accepted;
		this.probe?.finish();
		this.probe = undefined;
	}
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
