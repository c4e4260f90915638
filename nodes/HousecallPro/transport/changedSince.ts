import type { IDataObject } from 'n8n-workflow';

import { recordId } from '../helpers/recordId';
import { ListSlices } from './listSlices';
import type { Slice } from './listSlices';
import { walk } from './listWalk';
import { keepsChangingError, MAX_ROUNDS } from './page';
import type { ReadPage } from './page';
import { UnexpectedResponseError, unexpectedResponse } from './response';
import { Ties } from './ties';

/** Rounds in all. Records of the same time may take some until each was seen. */
const MAX_CHANGED_ROUNDS = 3 * MAX_ROUNDS;

/** How far the clocks of n8n and of the service may be apart. */
const CLOCK_SKEW_MS = 600_000;

/** Epoch milliseconds. @throws UnexpectedResponseError for a record without it; its changes would be missed */
function changedAt({ updated_at: time }: IDataObject): number {
	const at = Date.parse(String(time));
	if (!Number.isNaN(at)) return at;
	throw new UnexpectedResponseError(
		'This server does not say when these records were changed',
		'Take "Changed Since" out of the filters.',
	);
}

/**
 * The records changed at or after `since` (ISO 8601), the latest change first, each once and as read last. The
 * service has no such filter, so the list must be asked for sorted by `updated_at`, newest first.
 *
 * A record that changes meanwhile jumps to the front, past pages that are still to be read. So the front is
 * read again, down to the latest change when the round before began, until it is a single page or holds nothing new. Nothing else that
 * stays in the list is missed: see `walk`, and `Ties` for records that were changed at the same time.
 * @param asked how many records may be asked for at once
 * @throws UnexpectedResponseError when the list cannot be read so
 */
export async function readChanged(
	readPage: ReadPage,
	since: string,
	asked: number,
): Promise<IDataObject[]> {
	const slices = new ListSlices(readPage, asked);
	const found = new Map<unknown, IDataObject>();
	const start = Date.parse(since);
	let from = start;
	let isRetry = false;
	for (let number = 0; number < MAX_CHANGED_ROUNDS; number++) {
		const round = new Round(from, found);
		const isFront: boolean = from !== start && !isRetry;
		isRetry = !(await round.read(slices, isFront));
		if (isRetry) continue;
		if (round.slices === 1 || round.holdsNothingNew(isFront))
			return latestFirst([...found.values()]);
		from = isPast(round.newest) ? round.newest + 1 : round.newest;
	}
	throw keepsChangingError();
}

/** What changes from now on has a later time: nothing joins the records of this one any more. */
const isPast = (time: number) => time < Date.now() - CLOCK_SKEW_MS;

const latestFirst = (records: IDataObject[]) => records.sort((a, b) => changedAt(b) - changedAt(a));

/** One reading of the list, from the front down to a time. */
class Round {
	slices = 0;

	/** Records that are new, or have changed since the round before. */
	private news = 0;

	/** The latest change when the round began: what is later has changed since, and is in front of it. */
	newest: number;

	/** Whether the server did sort the records. */
	isSorted = true;

	private isCounted = false;

	private readonly ties: Ties;

	private readonly seen = new Set<unknown>();

	/** The time of the last record of what was read without a gap. */
	private oldest = Infinity;

	constructor(
		private readonly from: number,
		private readonly found: Map<unknown, IDataObject>,
	) {
		this.newest = from;
		this.ties = new Ties(from, changedAt, recordId);
	}

	/**
	 * Resolves to whether all was seen that did not move meanwhile.
	 * @param isFront whether all that is older than what is new was read before
	 */
	async read(slices: ListSlices, isFront: boolean): Promise<boolean> {
		await walk(slices, {
			take: (slice, isNext) => this.take(slice, isNext),
			isJoined: ({ records }) =>
				records.length > 0 && (!this.isSorted || changedAt(records[0]) >= this.oldest),
			isEnough: ({ records }) => {
				const last = records[records.length - 1];
				if (!this.isSorted) return isFront && this.news === 0;
				return last !== undefined && changedAt(last) < this.from;
			},
			overlap: ({ total }) => (total === undefined ? 1 : 0),
		});
		if (!this.isSorted || (!this.isCounted && this.news === 0)) return true;
		return await this.ties.complete(slices, (slice) => this.take(slice, false));
	}

	/** Whether another round finds no more. Without totals it cannot be told how many have the same time. */
	holdsNothingNew(isFront: boolean): boolean {
		return this.news === 0 && (isFront || !this.isCounted);
	}

	private take(slice: Slice, isNext: boolean): number {
		if (this.slices++ === 0) assertRecords(slice);
		const { records } = slice;
		this.isCounted ||= slice.total !== undefined;
		const times = records.map(changedAt);
		if (this.slices === 1) this.newest = Math.max(this.newest, ...times);
		this.isSorted &&= times.every((time, index) => index === 0 || time <= times[index - 1]);
		if (this.isSorted) this.ties.add(slice, isNext);
		const before = this.seen.size;
		for (const record of records) this.put(record, isNext);
		if (isNext && records.length > 0) this.oldest = times[times.length - 1];
		return this.seen.size - before;
	}

	private put(record: IDataObject, isNext: boolean): void {
		const id = recordId(record);
		if (isNext) this.seen.add(id);
		const time = changedAt(record);
		if (time < this.from) return;
		if (this.found.get(id)?.updated_at !== record.updated_at) this.news++;
		this.found.set(id, record);
	}
}

/** @throws UnexpectedResponseError for a first page that counts records, and holds none */
function assertRecords({ records, totalPages = 0, total }: Slice): void {
	if (records.length > 0 || totalPages <= 1 || total === 0) return;
	throw unexpectedResponse(`The answer counts ${totalPages} pages of records, but holds none`);
}
