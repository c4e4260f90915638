import type { IDataObject } from 'n8n-workflow';

import { readChanged } from './changes';
import { mapInOrder } from './concurrency';
import { toPage } from './page';
import type { Page, ReadPage } from './page';
import type { Api, ListCall } from './types';

/** The service's largest page; more is refused with 400. Lists that take `per_page` give 100 at most. */
const LARGEST_PAGE = { page_size: 200, per_page: 100 };

/** Pages of one list that are read at the same time. Five were never seen to meet a 429. */
const PAGES_AT_ONCE = 5;

/**
 * Reads a list: page 1 first, then, as it tells how many pages there are, the rest side by side. A server
 * that does not tell is read page by page until a short page or one with nothing new.
 * Envelopes (live answers): `{page, page_size, total_pages, total_items, <list>: […]}`, and for the price
 * book and line items `{total_pages_count, total_count, data: […]}`.
 */
export async function listRecords(send: Api['send'], call: ListCall): Promise<IDataObject[]> {
	const limit = call.limit ?? Infinity;
	if (!call.paged) {
		const whole = await send({ ...call, mayBeEmpty: true });
		return toPage(whole, call.list).records.slice(0, limit);
	}

	const largest = LARGEST_PAGE[call.pageSizeName ?? 'page_size'];
	const size = call.changedSince ? largest : Math.min(limit, largest);
	const readPage = async (page: number) => {
		const query = { ...call.query, page, [call.pageSizeName ?? 'page_size']: size };
		return toPage(await send({ ...call, query, mayBeEmpty: page === 1 }), call.list);
	};
	if (call.changedSince) return await readChanged(readPage, call.changedSince);

	const found = new Collection(limit);
	const first = await readPage(1);
	found.add(first);

	if (first.totalPages === undefined) await readOneByOne(readPage, size, first, found);
	else await readSideBySide(readPage, Math.min(first.totalPages, Math.ceil(limit / size)), found);
	return found.records;
}

async function readOneByOne(readPage: ReadPage, size: number, first: Page, found: Collection) {
	let last = first;
	for (let page = 2; last.records.length >= size && !found.isFull; page++) {
		last = await readPage(page);
		if (found.add(last) === 0) return;
	}
}

async function readSideBySide(readPage: ReadPage, pages: number, found: Collection) {
	for (const page of await readRest(readPage, pages)) found.add(page);
	await readMissed(readPage, found);
}

const readRest = async (readPage: ReadPage, pages: number) =>
	await mapInOrder(pages - 1, PAGES_AT_ONCE, async (index) => await readPage(index + 2));

/**
 * While the list is read, a record may move to a page that was read already: one that changes goes to the front,
 * and one that leaves the list draws the later ones forward. Then fewer records were found than the service
 * counted, and the pages are read once more: the front, then all.
 */
async function readMissed(readPage: ReadPage, found: Collection) {
	if (!found.isShort) return;
	const front = await readPage(1);
	found.add(front);
	if (!found.isShort) return;
	for (const page of await readRest(readPage, front.totalPages ?? 1)) found.add(page);
}

/** Records in order of arrival, each ID once, up to a limit. */
class Collection {
	readonly records: IDataObject[] = [];

	private readonly seen = new Set<unknown>();

	/** The most that the service counted: what has left the list since was on it. */
	private total = 0;

	constructor(private readonly limit: number) {}

	get isFull() {
		return this.records.length >= this.limit;
	}

	/** Fewer records than the service counted, and than are wanted. */
	get isShort() {
		return this.records.length < Math.min(this.total, this.limit);
	}

	/** How many of the page's records were new. */
	add({ records, totalItems }: Page): number {
		const before = this.records.length;
		for (const record of records) {
			if (this.isFull) break;
			const id = record.id ?? record.uuid;
			if (id !== undefined && this.seen.has(id)) continue;
			this.seen.add(id);
			this.records.push(record);
		}
		this.total = Math.max(this.total, totalItems ?? 0);
		return this.records.length - before;
	}
}
