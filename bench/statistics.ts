/** What was measured of each contender, in one unit: medians, and how ours compares. */
export interface Figures {
	unit: string;
	ours: number;
	peer?: number;
	floor?: number;
	/** ours ÷ peer */
	toPeer?: number;
	/** ours ÷ floor */
	toFloor?: number;
	/** What the medians are of, in the order of the runs. */
	samples: Samples;
}

export interface Samples {
	ours: number[];
	peer?: number[];
	floor?: number[];
}

/** @throws RangeError for none */
export function median(values: readonly number[]): number {
	if (values.length === 0) throw new RangeError('There is no median of nothing');
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function figuresOf(unit: string, samples: Samples): Figures {
	const ours = median(samples.ours);
	const peer = samples.peer && median(samples.peer);
	const floor = samples.floor && median(samples.floor);
	return {
		unit,
		ours: rounded(ours),
		...(peer !== undefined && { peer: rounded(peer), toPeer: ratio(ours, peer) }),
		...(floor !== undefined && { floor: rounded(floor), toFloor: ratio(ours, floor) }),
		samples,
	};
}

/** Undefined where there is nothing to compare with. */
const ratio = (a: number, b: number) => (b === 0 ? undefined : rounded(a / b, 3));

export function rounded(value: number, digits = 2): number {
	const factor = 10 ** digits;
	return Math.round(value * factor) / factor;
}
