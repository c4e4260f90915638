import type { IDataObject } from 'n8n-workflow';

import type { ListSlices, Slice } from './listSlices';

/** How often the records of one time are counted anew, as they may have moved while they were counted. */
const MAX_COUNTS = 8;

/** More slices than are needed on average, after which the count is doubted. */
const PATIENCE = 0.6;

/** How many records of one time there were. */
interface Count {
	/** The position of the first one. */
	start: number;
	/** What the server counted when the first one was read. */
	total?: number;
	/** Which of them were seen since. */
	seen: Set<unknown>;
	/** How many there were then, at most. Undefined as long as the last one was not read. */
	most?: number;
}

/** The records of one time, in a list that is sorted by time, the latest first. */
interface Tie {
	time: number;
	/** Any of them may prove that all were seen. */
	counts: Count[];
	isComplete: boolean;
}

/** The part of a slice that has one time. */
interface Run {
	time: number;
	start: number;
	end: number;
	ids: unknown[];
	/** Whether the slice shows where the records of this time begin, and where they end. */
	showsStart: boolean;
	showsEnd: boolean;
}

type Take = (slice: Slice) => void;

/**
 * Records of the same time may come in another order with every request, so that some of them are on no page that was
 * read. How many there are can be told from where they begin and end; so it is known when all of them were seen.
 */
export class Ties {
	private readonly ties = new Map<number, Tie>();

	/** The slice before, and the time of its last record. */
	private before?: { end: number; total?: number; oldest: number };

	constructor(
		private readonly from: number,
		private readonly timeOf: (record: IDataObject) => number,
		private readonly idOf: (record: IDataObject) => unknown,
	) {}

	/** @param isNext whether the slice begins no later than what was read before ends */
	add(slice: Slice, isNext: boolean): void {
		const runs = this.runsOf(slice);
		for (const run of runs) this.addRun(run, slice, isNext);
		if (runs.length === 0) return;
		const [{ time: newest }] = runs;
		const { time: oldest } = runs[runs.length - 1];
		for (const tie of this.ties.values()) {
			// all of them have moved, or left
			const isGone = !runs.some(({ time }) => time === tie.time);
			if (isGone && newest > tie.time && tie.time > oldest) tie.isComplete = true;
			if (tie.time > newest) endCounts(tie, slice.start, slice);
		}
		this.before = { end: slice.end, total: slice.total, oldest };
	}

	/**
	 * Reads slices until all records of each time were seen. Resolves to whether they were.
	 * @param take is given each slice, and adds it
	 */
	async complete(slices: ListSlices, take: Take): Promise<boolean> {
		for (const tie of this.ties.values()) {
			for (let tries = 0; !isComplete(tie); tries++) {
				if (tries === MAX_COUNTS) return false;
				await this.countAgain(tie, slices, take);
				if (!isComplete(tie)) await this.look(tie, slices, take);
			}
		}
		return true;
	}

	/** Reads slices until all were seen, or should have been. */
	private async look(tie: Tie, slices: ListSlices, take: Take): Promise<void> {
		const count = latest(tie);
		const { start, most = 1 } = count;
		const patience = Math.ceil(expectedSlices(count, slices.size) * PATIENCE);
		for (let number = 1; number <= patience && !isComplete(tie); number++) {
			// another part each time, as the order need not be quite random
			const part = (number * slices.size) % Math.max(1, most - slices.size + 1);
			const slice = await slices.within(start + part, start + most);
			take(slice);
			if (!slice.records.some((record) => this.timeOf(record) === tie.time)) return;
		}
	}

	/** Counts the records of one time again, unless they begin where they did. */
	private async countAgain(tie: Tie, slices: ListSlices, take: Take): Promise<void> {
		const before = latest(tie);
		const count: Count = { start: -1, seen: new Set() };
		tie.counts.push(count);
		let position = before.start - 1;
		for (let left = MAX_COUNTS; left > 0 && !isComplete(tie); left--) {
			const slice = await slices.from(Math.max(0, position));
			take(slice);
			const isSame = count.start === before.start && count.total === before.total;
			if (isSame || count.most !== undefined) break;
			if (count.start >= 0) left = MAX_COUNTS;
			const isPast = count.start < 0 && this.newestOf(slice) <= tie.time;
			position = isPast ? slice.start - slices.size + 2 : slice.end;
			if (slice.isLast && !isPast) break;
		}
		if (count.most === undefined) tie.counts.pop();
	}

	private addRun(run: Run, slice: Slice, isNext: boolean): void {
		const { time, start, end, ids, showsStart, showsEnd } = run;
		if (time < this.from) return;
		if (!this.ties.has(time)) {
			if (!showsStart && !isNext) return;
			const count = { start, total: slice.total, seen: new Set() };
			this.ties.set(time, { time, counts: [count], isComplete: false });
		}
		const tie = this.ties.get(time);
		if (!tie) return;
		const begin = showsStart ? start : this.startAfter(time, slice);
		if (begin !== undefined) startCounts(tie, begin, slice);
		for (const { seen } of tie.counts) for (const id of ids) seen.add(id);
		if (showsEnd) endCounts(tie, end, slice);
		tie.isComplete ||= showsStart && showsEnd;
	}

	/** Where records of a time begin at the earliest: after a slice before this one that ends with a later time. */
	private startAfter(time: number, { total = 0 }: Slice): number | undefined {
		if (!this.before || this.before.oldest <= time) return undefined;
		return this.before.end - Math.max(0, (this.before.total ?? total) - total);
	}

	private newestOf({ records: [first] }: Slice): number {
		return first ? this.timeOf(first) : -Infinity;
	}

	private runsOf({ records, start, isLast }: Slice): Run[] {
		const runs: Run[] = [];
		records.forEach((record, index) => {
			const time = this.timeOf(record);
			const position = start + index;
			let run = runs[runs.length - 1];
			if (run?.time !== time) {
				if (run) run.showsEnd = true;
				const showsStart = position === 0 || index > 0;
				run = { time, start: position, end: position, ids: [], showsStart, showsEnd: false };
				runs.push(run);
			}
			run.ids.push(this.idOf(record));
			run.end = position + 1;
		});
		if (isLast && runs.length > 0) runs[runs.length - 1].showsEnd = true;
		return runs;
	}
}

function startCounts({ counts }: Tie, start: number, { total }: Slice): void {
	const count = counts[counts.length - 1];
	if (count.start >= 0) return;
	count.start = start;
	count.total = total;
	count.seen.clear();
}

/** Records that have left since the first one was read drew the others forward, so that fewer seem to be there. */
function endCounts({ counts }: Tie, end: number, slice: Slice): void {
	for (const count of counts) {
		const { start, total = 0, most = Infinity } = count;
		const left = Math.max(0, total - (slice.total ?? total));
		if (start >= 0) count.most = Math.min(most, end - start + left);
	}
}

const latest = ({ counts }: Tie) => counts[counts.length - 1];

const isComplete = ({ isComplete: isWhole, counts }: Tie) =>
	isWhole || counts.some(({ seen, most = Infinity }) => seen.size >= most);

/** How many random slices show all records of a time, on average (the coupon collector's problem). */
function expectedSlices({ most = 1, seen }: Count, size: number): number {
	const missing = Math.max(1, most - seen.size);
	return (most / Math.min(size, most)) * (Math.log(missing) + 1);
}
