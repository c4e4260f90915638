import type { ApiResponse } from '../../transport/response';
import { HOUR } from './feed';

/**
 * What time it is at the service when a poll begins. A record may be stamped ahead of it, and what happens until then must
 * not pass for old.
 */
export class ServiceClock {
	private date = NaN;

	/** @param now this machine's clock, epoch milliseconds */
	constructor(private readonly now: number) {}

	/** The first response with a `Date` counts: what happens while lists are read is for the next poll. */
	note({ headers }: ApiResponse): void {
		if (Number.isNaN(this.date)) this.date = Date.parse(String(headers.date));
	}

	/**
	 * Epoch milliseconds. Of the two clocks the one that is behind, as that costs only some reading. One that is behind by
	 * more than an hour is wrong, and must not hold everything back.
	 */
	get present(): number {
		const { now, date } = this;
		if (Number.isNaN(date)) return now;
		return Math.max(Math.min(now, date), Math.max(now, date) - HOUR);
	}
}
