/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
const WIDTH = 34;

/** The demo's report: one line for everything that was done and checked, as it happens. */
export class Table {
	private good = 0;

	private bad = 0;

	passed(what: string, detail: string): void {
		this.good += 1;
		this.line('✓', what, detail);
	}

	broke(what: string, error: unknown): void {
		this.bad += 1;
		this.line('✗', what, error instanceof Error ? error.message : String(error));
	}

	/** Prints the last line; returns the exit code. */
	conclude(): number {
		const all = this.good + this.bad;
		const verdict =
			this.bad > 0 ? `${this.bad} of ${all} checks failed` : `All ${all} checks passed`;
		process.stdout.write(`\n${verdict}\n`);
		return this.bad > 0 ? 1 : 0;
	}

	private line(mark: string, what: string, detail: string): void {
		process.stdout.write(`${mark} ${what.padEnd(WIDTH)} ${detail}\n`);
	}
}
