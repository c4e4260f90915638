/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
const WIDTH = 34;

/** The demo's report: one line for everything that was done and checked, as it happens. */
export class Table {
	private bad = 0;

	get failed(): boolean {
		return this.bad > 0;
	}

	passed(what: string, detail: string): void {
		this.line('✓', what, detail);
	}

	broke(what: string, error: unknown): void {
		this.bad += 1;
		this.line('✗', what, error instanceof Error ? error.message : String(error));
	}

	private line(mark: string, what: string, detail: string): void {
		process.stdout.write(`${mark} ${what.padEnd(WIDTH)} ${detail}\n`);
	}
}
