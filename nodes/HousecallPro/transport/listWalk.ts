import type { ListSlices, Slice } from './listSlices';
import { keepsChangingError } from './page';

/** A list that shrinks in front of every slice is given up on after so many of them. */
const MAX_RETREATS = 10;

/** Where so many slices in a row do not meet what was read before, the server does not give what it is asked for. */
const MAX_UNJOINED = 3;

/**
 * A list without totals ends after so many slices without a new record: a server that ignores `page` gives the same
 * ones for ever. One is no end: records that were read may have moved there.
 */
const MAX_IDLE = 2;

/** What decides how a list is read. */
export interface WalkRules {
	/**
	 * Takes a slice, and says how many of its records no slice held that was next.
	 * @param isNext whether no record can lie between it and what was read before
	 */
	take: (slice: Slice, isNext: boolean) => number;
	/** Whether what comes after the slice is not needed. */
	isEnough: (slice: Slice) => boolean;
	/** Whether the slice begins no later than what was read before ends. */
	isJoined: (slice: Slice) => boolean;
	/** How many records the next slice is to have in common with this one. */
	overlap: (slice: Slice) => number;
}

/**
 * Reads a list from its front, slice after slice, so that no record that stays where it is falls between two slices.
 * Records that leave the list draw the later ones forward, past where the next slice begins: then it goes back as far.
 * - With totals: at most as many were drawn forward as the total has dropped by.
 * - Without: slices overlap, so that the next one holds a record of the one before it.
 * @throws UnexpectedResponseError where the list shrinks all the time
 */
export async function walk(slices: ListSlices, rules: WalkRules): Promise<void> {
	let before: Slice | undefined;
	let position = 0;
	let retreats = 0;
	let furthest = 0;
	let idle = 0;
	let checks = 0;
	for (;;) {
		const slice =
			checks < MAX_UNJOINED && before
				? await readChecked(slices, rules, position, before)
				: await slices.from(position);
		checks = slice.end > furthest ? 0 : checks + 1;
		const back = before && retreatTo(slices, rules, before, slice, retreats);
		const news = rules.take(slice, back === undefined);
		if (back !== undefined) {
			if (++retreats > MAX_RETREATS) throw keepsChangingError();
			position = Math.max(0, back);
			continue;
		}
		if (slice.isLast || rules.isEnough(slice)) return;
		if (slice.end > furthest) {
			idle = news > 0 ? 0 : idle + 1;
			// only what was not reached before is progress: pages of one size that overlap with none lead back to the first
			retreats = 0;
		}
		if (slice.totalPages === undefined && idle >= MAX_IDLE) return;
		furthest = Math.max(furthest, slice.end);
		before = slice;
		position = nextPosition(slices, rules, slice);
	}
}

/**
 * Few small pages of any size begin before the end of another one and reach beyond it. Where none does, that other one
 * is read once more, and is to be what it was; otherwise it goes on from there.
 */
async function readChecked(
	slices: ListSlices,
	rules: WalkRules,
	position: number,
	before: Slice,
): Promise<Slice> {
	const slice = await slices.from(position);
	const isBlind = before.end === slice.start && rules.overlap(before) > 0 && !slices.isFixed;
	if (!isBlind || slices.size < 3) return slice;
	const again = await slices.again(before);
	if (JSON.stringify(again.records) === JSON.stringify(before.records)) return slice;
	rules.take(slice, false);
	return again;
}

function nextPosition(slices: ListSlices, rules: WalkRules, slice: Slice): number {
	const wanted = slice.end - rules.overlap(slice);
	return slices.canReach(wanted, slice.end) ? wanted : slice.end;
}

/** Where to read again, as records may have been drawn forward past `slice`; undefined where none was. */
function retreatTo(
	slices: ListSlices,
	{ isJoined }: WalkRules,
	before: Slice,
	slice: Slice,
	retreats: number,
): number | undefined {
	if (slice.start === 0) return undefined;
	const overlap = Math.max(0, before.end - slice.start);
	if (before.total !== undefined && slice.total !== undefined) {
		const drop = before.total - slice.total;
		return drop > overlap ? before.end - drop : undefined;
	}
	// of a list that ends with its first page, nothing comes after it
	const isEnd = slice.records.length === 0 && before.start === 0;
	if (overlap === 0 || isEnd || slices.isFixed || isJoined(slice)) return undefined;
	if (retreats < MAX_UNJOINED) return slice.start - Math.ceil(slices.size / 2);
	slices.isFixed = true;
	return undefined;
}
