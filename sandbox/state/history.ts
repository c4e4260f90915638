import type { State } from './state';

/** Earlier states, for lists that are behind. */
export class History {
	/** Oldest first; each is what was there until a change. */
	private past: { until: number; state: State }[] = [];

	/**
	 * Keeps a state before it changes. It copies every record, so call it only where something is behind.
	 * @param reach for how many milliseconds earlier states are wanted
	 */
	keep(state: State, reach: number): void {
		const now = Date.now();
		this.past = this.past.filter(({ until }) => until > now - reach);
		this.past.push({ until: now, state: state.copy() });
	}

	/** The state as it was so many milliseconds ago, as far as it was kept. */
	before(state: State, milliseconds: number): State {
		const time = Date.now() - milliseconds;
		return this.past.find(({ until }) => until > time)?.state ?? state;
	}

	clear(): void {
		this.past = [];
	}
}
