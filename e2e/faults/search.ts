import { count } from './words';

/** Counts how often texts occur, and in how much. */
export class Search {
	private readonly found: Map<string, number>;

	private bytes = 0;

	/** @param needles what is searched for, by what it is called */
	constructor(private readonly needles: Readonly<Record<string, string>>) {
		this.found = new Map(Object.keys(needles).map((name) => [name, 0]));
	}

	look(hay: string | Buffer): void {
		const text = typeof hay === 'string' ? Buffer.from(hay) : hay;
		this.bytes += text.length;
		for (const [name, needle] of Object.entries(this.needles)) {
			this.found.set(name, this.times(name) + occurrences(text, needle));
		}
	}

	times(name: string): number {
		return this.found.get(name) ?? 0;
	}

	/** e.g. `1.2 MB: key 0 times, name 1 time` */
	toString(): string {
		const counts = [...this.found].map(([name, times]) => `${name} ${count(times, 'time')}`);
		return `${(this.bytes / 1e6).toFixed(1)} MB: ${counts.join(', ')}`;
	}
}

function occurrences(text: Buffer, needle: string): number {
	let times = 0;
	for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) times += 1;
	return times;
}
