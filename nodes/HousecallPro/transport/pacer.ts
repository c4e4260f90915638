import { waitUntil } from './wait';

/**
 * The pace of all requests of one node execution. The service's rate limit is shared by everybody who
 * uses the key, so a 429 holds back every request; after the pause one request goes first, and the others
 * follow only when it was accepted.
 */
export class Pacer {
	private resumeAt = 0;

	private probe?: { done: Promise<void>; finish: () => void };

	private careful = false;

	constructor(private readonly signal?: AbortSignal) {}

	/** Waits for this request's turn. Resolves to a function to be told whether the service accepted it. */
	async turn(): Promise<(accepted: boolean) => void> {
		while (!this.signal?.aborted) {
			if (this.resumeAt > Date.now()) await waitUntil(this.resumeAt, this.signal);
			else if (this.probe) await this.probe.done;
			else break;
		}
		return this.careful ? this.startProbe() : () => {};
	}

	/** Holds every request back until `time` (epoch milliseconds). */
	pauseUntil(time: number): void {
		this.resumeAt = Math.max(this.resumeAt, time);
		this.careful = true;
	}

	private startProbe() {
		let finish = () => {};
		const done = new Promise<void>((resolve) => {
			finish = resolve;
		});
		this.probe = { done, finish };
		return (accepted: boolean) => {
			this.careful = !accepted;
			this.probe = undefined;
			finish();
		};
	}
}
