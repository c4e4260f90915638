import { createHash } from 'node:crypto';

/**
 * Makes ids in the service's shape, a prefix and 32 hex digits (live service: `cus_…`), or a UUID
 * where the service uses plain ones. The same seed and the same order give the same ids.
 */
export class Ids {
	private readonly used = new Map<string, number>();

	constructor(private readonly seed: number) {}

	/** @param prefix what the service puts before the underscore, e.g. `cus` */
	next(prefix: string): string {
		return `${prefix}_${this.digits(prefix)}`;
	}

	uuid(kind: string): string {
		const hex = this.digits(kind);
		const parts = [
			hex.slice(0, 8),
			hex.slice(8, 12),
			`4${hex.slice(13, 16)}`,
			`8${hex.slice(17, 20)}`,
			hex.slice(20),
		];
		return parts.join('-');
	}

	private digits(kind: string): string {
		const count = (this.used.get(kind) ?? 0) + 1;
		this.used.set(kind, count);
		return createHash('md5').update(`${this.seed}/${kind}/${count}`).digest('hex');
	}
}
