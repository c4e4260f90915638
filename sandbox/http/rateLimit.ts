/**
 * Counts requests in fixed windows of one second. The live service publishes no limit; it only
 * names, in epoch seconds, when the next request may come.
 */
export class RateLimit {
	private window = 0;
	private count = 0;

	/**
	 * @param limit requests per window
	 * @returns null when the request may pass, else the epoch second in which the window ends
	 */
	refuse(limit: number, nowMs: number): number | null {
		const window = Math.floor(nowMs / 1000);
		if (window !== this.window) {
			this.window = window;
			this.count = 0;
		}
		this.count += 1;
		return this.count > limit ? window + 1 : null;
	}
}
