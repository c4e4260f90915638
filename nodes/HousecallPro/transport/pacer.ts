import { waitUntil } from './wait';

/**
 * The pace of all requests of one node execution, so many under way at the same time. The service's rate limit is shared by everybody who
 * uses the key, so a 429 holds back every request; after the pause one request goes first, and the others
 * follow only when it was accepted.
 */
export class Pacer {
	private resumeAt = 0;

	private probe?: Deferred;

	private careful = false;

	private underWay = 0;

	/** Ends with the next answer. */
	private nextAnswer = deferred();

	constructor(
		private readonly atOnce: number,
		private readonly signal?: AbortSignal,
	) {}

	/** Waits for this request's turn. Resolves to a function to be told whether the service accepted it. */
	async turn(): Promise<(accepted: boolean) => void> {
		while (!this.signal?.aborted) {
			if (this.resumeAt > Date.now()) await waitUntil(this.resumeAt, this.signal);
			else if (this.probe) await this.probe.done;
			else if (this.underWay >= this.atOnce) await this.nextAnswer.done;
			else break;
		}
		this.underWay++;
		const isProbe = this.careful;
		if (isProbe) this.probe = deferred();
		return (accepted) => {
			this.underWay--;
			if (isProbe) this.endProbe(accepted);
			this.nextAnswer.finish();
			this.nextAnswer = deferred();
		};
	}

	/** Holds every request back until `time` (epoch milliseconds). */
	pauseUntil(time: number): void {
		this.resumeAt = Math.max(this.resumeAt, time);
		this.careful = true;
	}

	private endProbe(accepted: boolean): void {
		this.careful = !accepted;
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
