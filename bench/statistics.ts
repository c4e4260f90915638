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
	/** Of `toPeer`, where it is the median of pairs: its quartiles. */
	spread?: [number, number];
	/** What the medians are of, in the order of the runs. */
	samples: Samples;
}

export interface Samples {
	ours: number[];
	peer?: number[];
	floor?: number[];
}

/** @throws RangeError for none */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Between two values where it lies between them. @throws RangeError for none */
function quantile(values: readonly number[], share: number): number {
	if (values.length === 0) throw new RangeError('There is no quantile of nothing');
	const sorted = [...values].sort((a, b) => a - b);
	const place = (sorted.length - 1) * share;
	const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	return low + (high - low) * (place - Math.floor(place));
}

/**
 * The same for contenders that alternate, so that a drift of the machine hits both of a pair: ours ÷ peer is the median
 * of the pairs, with its quartiles.
 */
export function pairedFiguresOf(
	unit: string,
	samples: { ours: number[]; peer: number[] },
): Figures {
	const ratios = samples.ours.map((ours, index) => ours / samples.peer[index]);
	const spread = [0.25, 0.75].map((share) => rounded(quantile(ratios, share), 3));
	return {
		...figuresOf(unit, samples),
		toPeer: rounded(median(ratios), 3),
		spread: [spread[0], spread[1]],
	};
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
