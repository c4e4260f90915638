import type { IDataObject } from 'n8n-workflow';

import { mapInOrder } from '../helpers/mapInOrder';
import { recordId } from '../helpers/recordId';
import { EMPTY_PAGES } from './listSlices';
import type { ListSlices, Slice } from './listSlices';
import { walk } from './listWalk';
import type { Page, ReadPage } from './page';

/** Pages of one list that are read at the same time. Five were never seen to meet a 429. */
const PAGES_AT_ONCE = 5;

/** A list without totals that is read in so few slices is not looked at again, as long as the slices fit together. */
const FEW_SLICES = 4;

/** One reading of a list, from its first page on. */
export interface Pass {
	/** Each ID once, in the order of the pages. */
	records: IDataObject[];
	/** The first page. */
	front: IDataObject[];
	/** Whether nothing is missing: nothing came or left while the pages were read, or there was one page only. */
	isWhole: boolean;
	/** How many records the server counted in each response. */
	totals: number[];
	/** How many pages the server counted. */
	totalPages?: number;
}

/** What the pages of one pass hold. */
class Pages {
	readonly records: IDataObject[] = [];

	private readonly places = new Map<unknown, number>();

	readonly totals: number[] = [];

	private hasSurprise = false;

	/** Records without an ID cannot be told apart. */
	isAnonymous = false;

	constructor(private readonly limit: number) {}

	get isFull() {
		return this.records.length >= this.limit;
	}

	/** Whether the pages fit together: nothing came or left while they were read. */
	get isConsistent() {
		return this.isAnonymous || (!this.hasSurprise && new Set(this.totals).size <= 1);
	}

	/** Whether the server counts more than was read. */
	get isShort() {
		const counted = Math.min(Math.max(0, ...this.totals), this.limit);
		return !this.isAnonymous && this.records.length < counted;
	}

	/**
	 * @param overlap how many of the records should have been read before
	 */
	add(records: IDataObject[], total?: number, overlap = 0): void {
		const before = this.records.length;
		for (const record of records) this.put(record);
		const repeats = before + records.length - this.records.length;
		this.hasSurprise ||= repeats !== Math.min(overlap, records.length);
		if (total !== undefined) this.totals.push(total);
	}

	private put(record: IDataObject): void {
		const id = recordId(record);
		const place = this.places.get(id);
		if (id === undefined) this.isAnonymous = true;
		else if (place === undefined) this.places.set(id, this.records.length);
		else {
			this.records[place] = record;
			return;
		}
		this.records.push(record);
	}
}

/** Whether the records from the front of a list on are all that is wanted of it. */
export type IsEnough = (front: IDataObject[]) => boolean;

const NEVER: IsEnough = () => false;

/** The records of the pages up to the first one that is not there yet. */
function frontOf(pages: Page[]): IDataObject[] {
	const missing = pages.findIndex((page: Page | undefined) => page === undefined);
	return pages.slice(0, missing < 0 ? undefined : missing).flatMap(({ records }) => records);
}

/** How much is read of a list whose pages are read side by side. */
export interface Extent {
	/** How many pages at most. */
	most: number;
	isEnough?: IsEnough;
	/** How many pages at the same time; five when left out. */
	atOnce?: number;
}

/** Reads page 1, then the other pages that it counts, side by side. */
export async function readSideBySide(
	readPage: ReadPage,
	first: Page,
	limit: number,
	{ most, isEnough = NEVER, atOnce = PAGES_AT_ONCE }: Extent,
): Promise<Pass> {
	const read = [first];
	let last = Math.min(first.totalPages ?? 1, most);
	let next = 2;
	let empty = first.records.length === 0 ? 1 : 0;
	let isDone = isEnough(first.records);

	const readOn = async () => {
		while (next <= last && empty < EMPTY_PAGES && !isDone) {
			const number = next++;
			const page = await readPage(number);
			read[number - 1] = page;
			empty = page.records.length === 0 ? empty + 1 : 0;
			isDone ||= isEnough(frontOf(read));
			// records that came meanwhile push others onto a further page
			last = Math.max(last, Math.min(page.totalPages ?? 1, most));
		}
	};
	const stop = (error: unknown) => {
		next = Infinity;
		return Promise.reject(error);
	};
	await mapInOrder(Math.min(atOnce, last - 1), atOnce, async () => {
		await readOn().catch(stop);
	});

	const pages = new Pages(limit);
	for (const { records, totalItems } of read) pages.add(records, totalItems);
	const { totalPages = 1 } = first;
	const { records, totals, isConsistent, isShort } = pages;
	const isWhole = isDone || totalPages <= 1 || (isConsistent && !isShort);
	return { records, front: first.records, totals, isWhole, totalPages };
}

/**
 * Reads a list from its front, one slice after the other. That takes longer than side by side, but it misses no record
 * that stays where it is.
 * @param until ends with the slice that holds one of these records as it was: what moved since lies in front of it
 */
export async function readInOrder(
	slices: ListSlices,
	limit: number,
	until: IDataObject[] = [],
	isEnough = NEVER,
): Promise<Pass> {
	const pages = new Pages(limit);
	const known = new Set(until.map((record) => JSON.stringify(record)));
	const read: Slice[] = [];
	const joined = new Set<unknown>();
	let isDone = false;
	const isNew = (record: IDataObject) => !joined.has(recordId(record));
	await walk(slices, {
		take: (slice, isNext) => {
			const before = read[read.length - 1];
			read.push(slice);
			if (pages.isAnonymous && isSameCut(before, slice)) return 0;
			const overlap = before ? Math.max(0, before.end - slice.start) : 0;
			pages.add(slice.records, slice.total, overlap);
			const news = slice.records.filter(isNew);
			if (isNext) for (const record of news) joined.add(recordId(record));
			return pages.isAnonymous ? slice.records.length : news.length;
		},
		isJoined: ({ records }) => !records.every(isNew),
		isEnough: ({ records }) => {
			isDone = pages.isFull || isEnough(pages.records);
			return isDone || records.some((record) => known.has(JSON.stringify(record)));
		},
		overlap: ({ total }) => (total !== undefined || pages.isAnonymous || limit < Infinity ? 0 : 1),
	});
	const [{ records: front, totalPages }] = read;
	const { records, totals, isConsistent } = pages;
	const isShort = totalPages !== undefined && pages.isShort;
	const isOnePage = read.length === 1 || records.length === front.length;
	// without totals, one record may leave and another one move to the front unseen; in a moment that is unlikely
	const isTold = totals.length > 0 || read.length <= FEW_SLICES;
	const isWhole = isOnePage || isDone || pages.isAnonymous || (isTold && isConsistent && !isShort);
	return { records, front, totals, isWhole, totalPages };
}

const isSameCut = (one: Slice | undefined, other: Slice) =>
	JSON.stringify(one?.records) === JSON.stringify(other.records);
