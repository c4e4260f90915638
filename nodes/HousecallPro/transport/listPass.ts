import type { IDataObject } from 'n8n-workflow';

import { mapInOrder } from '../helpers/mapInOrder';
import { isMissingRecord, isRefusal } from './errors';
import type { Page, ReadPage } from './page';

/** Pages of one list that are read at the same time. Five were never seen to meet a 429. */
const PAGES_AT_ONCE = 5;

/** A list ends after this many empty pages in a row, whatever number of pages the server claims to have. */
const EMPTY_PAGES = 3;

/**
 * A list whose length is not known ends after this many pages without a new record: a server that ignores `page`
 * gives the same one for ever. One such page is no end: a page of new records may have come in front meanwhile.
 */
const IDLE_PAGES = 2;

/** One reading of a list, from its first page on. */
export interface Pass {
	/** In the order of the pages, each ID once. */
	records: IDataObject[];
	/** Whether the pages fit together: nothing came or left while they were read. */
	isWhole: boolean;
	/** How many records the server counted in each response, page 1 first. */
	totals: number[];
	/** How many pages the server counted. */
	totalPages?: number;
}

/** Records of the price book are known by a `uuid`, all others by an `id`. */
export const idOf = ({ id, uuid }: IDataObject) => id ?? uuid;

/** The pages of one pass, in their order. */
class Pages {
	readonly records: IDataObject[] = [];

	private readonly ids = new Set<unknown>();

	readonly totals: number[] = [];

	private hasRepeats = false;

	/** Records without an ID cannot be told apart. */
	private isAnonymous = false;

	constructor(private readonly limit: number) {}

	get isFull() {
		return this.records.length >= this.limit;
	}

	/** Whether the server counts more than was read. Undefined where that cannot be known. */
	get isShort(): boolean | undefined {
		if (this.totals.length === 0 || this.isAnonymous) return undefined;
		return this.records.length < Math.min(Math.max(...this.totals), this.limit);
	}

	get isConsistent() {
		return this.isAnonymous || (!this.hasRepeats && new Set(this.totals).size <= 1);
	}

	/** How many of the page's records were new. */
	add({ records, totalItems }: Page): number {
		const before = this.records.length;
		for (const record of records) {
			const id = idOf(record);
			this.isAnonymous ||= id === undefined;
			if (id !== undefined && this.ids.has(id)) this.hasRepeats = true;
			else this.records.push(record);
			this.ids.add(id);
		}
		if (totalItems !== undefined) this.totals.push(totalItems);
		return this.records.length - before;
	}
}

/**
 * Reads page 1, then the other pages that it counts, side by side.
 * @param most how many pages at most
 */
export async function readCounted(
	readPage: ReadPage,
	first: Page,
	limit: number,
	most: number,
): Promise<Pass> {
	const read = [first];
	let last = Math.min(first.totalPages ?? 1, most);
	let next = 2;
	let empty = first.records.length === 0 ? 1 : 0;

	const readOn = async () => {
		while (next <= last && empty < EMPTY_PAGES) {
			const number = next++;
			const page = await readPage(number);
			read[number - 1] = page;
			empty = page.records.length === 0 ? empty + 1 : 0;
			// records that came meanwhile push others onto a further page
			last = Math.max(last, Math.min(page.totalPages ?? 1, most));
		}
	};
	const stop = (error: unknown) => {
		next = Infinity;
		return Promise.reject(error);
	};
	await mapInOrder(Math.min(PAGES_AT_ONCE, last - 1), PAGES_AT_ONCE, async () => {
		await readOn().catch(stop);
	});

	const pages = new Pages(limit);
	for (const page of read) pages.add(page);
	const { totalPages = 1 } = first;
	const isWhole = totalPages <= 1 || (pages.isConsistent && !pages.isShort);
	return { records: pages.records, totals: pages.totals, isWhole, totalPages };
}

/**
 * Reads page after page of a server that does not say how many there are, until a page is empty or brings nothing new.
 * A page shorter than asked for is no end, unless the server says that its pages are longer: it may cap them.
 * @param asked how many records were asked for at once
 */
export async function readUncounted(
	readPage: ReadPage,
	first: Page,
	limit: number,
	asked: number,
): Promise<Pass> {
	const pages = new Pages(limit);
	let page = first;
	let idle = pages.add(first) > 0 ? 0 : 1;
	for (let number = 2; goesOn(page, pages, asked, idle); number++) {
		const isCut = page.records.length < asked;
		const next = await readPage(number).catch((error: unknown) => endOfList(error, isCut));
		const isSame = JSON.stringify(next.records) === JSON.stringify(page.records);
		idle = !isSame && pages.add(next) > 0 ? 0 : idle + 1;
		page = next;
	}
	const { records, totals, isConsistent: isWhole } = pages;
	return { records, totals, isWhole };
}

function goesOn(page: Page, pages: Pages, asked: number, idle: number): boolean {
	const { records, size } = page;
	if (pages.isFull || records.length === 0 || idle >= IDLE_PAGES) return false;
	if (pages.isShort !== undefined) return pages.isShort;
	const isFullPage = records.length >= Math.min(asked, size ?? asked);
	return isFullPage || (size === undefined && idle === 0);
}

/** Past the last page, some servers say that there is no such record, or refuse the page. */
function endOfList(error: unknown, isCut: boolean): Page {
	if (isMissingRecord(error) || (isCut && isRefusal(error))) return { records: [] };
	throw error;
}
