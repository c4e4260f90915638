import type { IDataObject } from 'n8n-workflow';

import type { ListSlices, Slice } from './listSlices';

/** How often the records of one time are read again. So many readings hardly ever miss one that is there. */
const MAX_READINGS = 40;

/**
 * How many records there are from a position to the end of the list. From where a time begins, or ends, it only ever
 * gets less: what changes goes to the front, and what comes is put there. Positions alone tell less, as all of them move.
 */
type Rest = number;

const endOf = ({ start, records }: Slice) => start + records.length;

const restFrom = (position: number, { total = 0 }: Slice): Rest => total - position;

/** What was seen of the records of one time, since it was known how many there are at most. */
interface Count {
	/** From their first one on, when the count began. */
	rest: Rest;
	/** How many there were then, at most. Undefined as long as the last one was not read. */
	most?: number;
	seen: Set<unknown>;
}

/** The records of one time, in a list that is sorted by time, the latest first. */
interface Tie {
	time: number;
	/** Any of them may prove that all were seen. The last one is of what there is now. */
	counts: [Count, ...Count[]];
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
	private before?: { slice: Slice; oldest: number };

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
			if (tie.isComplete) continue;
			// all of them have moved, or left
			const isGone = !runs.some(({ time }) => time === tie.time);
			if (isGone && newest > tie.time && tie.time > oldest) tie.isComplete = true;
			if (oldest > tie.time) beginAt(tie, endOf(slice), slice);
			if (newest < tie.time) endAt(tie, slice.start, slice);
		}
		this.before = { slice, oldest };
	}

	/**
	 * Reads slices until all records of each time were seen. Resolves to whether they were.
	 * @param take is given each slice, and adds it
	 */
	async complete(slices: ListSlices, take: Take): Promise<boolean> {
		for (const tie of this.ties.values()) {
			for (let readings = 0; !isComplete(tie); readings++) {
				if (readings === MAX_READINGS) return false;
				const isCounted = latest(tie).most !== undefined;
				if (isCounted && readings % 2 === 0) await this.readInside(tie, slices, take);
				else await this.readAround(tie, slices, take);
			}
		}
		return true;
	}

	/** Reads the records of one time, where they were when they were counted. */
	private async readInside(tie: Tie, slices: ListSlices, take: Take): Promise<void> {
		let position = 0;
		for (;;) {
			const [start, end] = this.spanOf(tie);
			position = Math.max(position, start);
			if (isComplete(tie) || position >= end) return;
			const slice = await slices.within(position, end);
			take(slice);
			if (slice.isLast) return;
			position = Math.max(position + 1, slice.end);
		}
	}

	/** Reads them from the record before them to the one after them, and so counts them anew where they have changed. */
	private async readAround(tie: Tie, slices: ListSlices, take: Take): Promise<void> {
		let position = Math.max(0, this.spanOf(tie)[0] - 1);
		while (!isComplete(tie)) {
			const slice = await slices.from(position);
			take(slice);
			const last = slice.records[slice.records.length - 1];
			if (slice.isLast || last === undefined || this.timeOf(last) < tie.time) return;
			position = slice.end;
		}
	}

	/** Between which positions they are now. */
	private spanOf(tie: Tie): [start: number, end: number] {
		const { rest, most = 1 } = latest(tie);
		const total = this.before?.slice.total ?? 0;
		const start = Math.max(0, total - rest);
		return [start, start + most];
	}

	private addRun(run: Run, slice: Slice, isNext: boolean): void {
		const { time, start, end, ids, showsStart, showsEnd } = run;
		if (time < this.from) return;
		let tie = this.ties.get(time);
		if (!tie) {
			if (!showsStart && !isNext) return;
			const rest = showsStart ? restFrom(start, slice) : this.restAtMost(run, slice);
			tie = { time, counts: [{ rest, seen: new Set() }], isComplete: false };
			this.ties.set(time, tie);
		}
		if (tie.isComplete) return;
		if (showsStart) beginAt(tie, start, slice);
		for (const { seen } of tie.counts) for (const id of ids) seen.add(id);
		if (showsEnd) endAt(tie, end, slice);
		tie.isComplete ||= showsStart && showsEnd;
	}

	/** Records of the time that a slice begins with may begin where the slice before it ended. */
	private restAtMost({ time, start }: Run, slice: Slice): Rest {
		const { before } = this;
		const isAfter = before !== undefined && before.oldest > time;
		return isAfter ? restFrom(endOf(before.slice), before.slice) : restFrom(start, slice);
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

/** They begin there or later. Where some of them, or older ones, have changed, those that are left are counted anew. */
function beginAt(tie: Tie, position: number, slice: Slice): void {
	const rest = restFrom(position, slice);
	const { rest: known } = latest(tie);
	// at the very front, others may join them; without totals, it cannot be told what moved
	const mayGrow = position === 0 || slice.total === undefined;
	const isOther = mayGrow ? rest !== known : rest < known;
	if (!isOther) return;
	tie.counts.push({ rest, seen: new Set() });
}

/** They end there or earlier. */
function endAt(tie: Tie, position: number, slice: Slice): void {
	const after = restFrom(position, slice);
	for (const count of tie.counts) count.most = Math.min(count.most ?? Infinity, count.rest - after);
}

const latest = ({ counts }: Tie) => counts[counts.length - 1];

const isComplete = ({ isComplete: isWhole, counts }: Tie) =>
	isWhole || counts.some(({ seen, most = Infinity }) => seen.size >= most);
