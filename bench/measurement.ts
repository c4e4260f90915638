import type { Rig } from './rig';
import type { Figures } from './statistics';

/** What a figure has to be, e.g. ours ÷ peer at most 0.25. */
export interface Target {
	figure: 'ours' | 'toPeer' | 'toFloor';
	atMost?: number;
	atLeast?: number;
}

export interface Row {
	/** For the table. */
	what: string;
	figures: Figures;
	targets?: Target[];
}

export interface Measurement {
	/** One sentence for those who read the results. */
	about: string;
	/** Whether it measures the package as it was at 0.1.0, too. */
	needsEarlier?: boolean;
	/** The main row, then the others, by the names that they have in the JSON. */
	run: (rig: Rig, runs: number) => Promise<{ main: Row; more?: Record<string, Row> }>;
}

export type Measured = Awaited<ReturnType<Measurement['run']>>;

export const isMet = ({ figures }: Row, { figure, atMost, atLeast }: Target): boolean => {
	const value = figures[figure];
	if (value === undefined) return false;
	return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
};
