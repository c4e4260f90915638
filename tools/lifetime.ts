/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */

/** `failed` tells whether the script ended badly, and its logs are worth keeping. */
type Undo = (failed: boolean) => Promise<void> | void;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Prints what went wrong, without the way there. */
export const report = (error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
};

/** What a script has started and must end, and the news that it was interrupted. */
export class Lifetime {
	private readonly undos: Undo[] = [];

	private readonly interruption = new AbortController();

	private staying = false;

	/** Aborted on Ctrl-C and on a signal. */
	get signal(): AbortSignal {
		return this.interruption.signal;
	}

	/** Promises that `undo` is called at the end, before everything that was deferred earlier. */
	defer(undo: Undo): void {
		this.undos.push(undo);
	}

	/** Waits for Ctrl-C, which then is the expected end of the script. */
	async stay(): Promise<void> {
		this.staying = true;
		await this.interrupted();
	}

	/** Settles when interrupted, with the exit code to use. */
	async interrupted(): Promise<number> {
		return await new Promise((resolve) => {
			const settle = () => resolve(this.staying ? 0 : Number(this.signal.reason));
			if (this.signal.aborted) settle();
			else this.signal.addEventListener('abort', settle, { once: true });
		});
	}

	/** Repeats are ignored: tsx passes on what the terminal has sent to this process already. */
	listen(): void {
		for (const [name, code] of Object.entries(SIGNALS)) {
			process.on(name, () => this.interruption.abort(code));
		}
	}

	/** Undoes everything, the latest first; one that fails does not keep the others from it. */
	async end(failed: boolean): Promise<void> {
		for (let undo = this.undos.pop(); undo; undo = this.undos.pop()) {
			try {
				await undo(failed);
			} catch (error) {
				report(error);
			}
		}
	}
}
