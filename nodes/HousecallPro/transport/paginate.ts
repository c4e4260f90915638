import type { IDataObject } from 'n8n-workflow';

import { unexpectedResponse } from './response';
import { readChanged } from './changedSince';
import { mapInOrder } from '../helpers/mapInOrder';
import { isMissingRecord } from './errors';
import { recordsIn, keepsChangingError, MAX_ROUNDS, toPage } from './page';
import type { Page, ReadPage } from './page';
import type { Api, ListCall } from './types';

/** The service's largest page; more is refused with 400. Lists that take `per_page` give 100 at most. */
const LARGEST_PAGE = { page_size: 200, per_page: 100 };

/** Pages of one list that are read at the same time. Five were never seen to meet a 429. */
const PAGES_AT_ONCE = 5;

/**
 * So many pages without a new record end a list whose length is not told: a server that does not know pages gives
 * the same one for ever. One such page is no end: while it was asked for, as many records may have come in front.
 */
const IDLE_PAGES = 2;

/**
 * Reads a list: page 1 first, then, as it tells how many pages there are, the rest side by side. A server
 * that does not tell is read page by page until a short page, or until no more new records come.
 * Envelopes (live answers): `{page, page_size, total_pages, total_items, <list>: […]}`, and for the price
 * book and line items `{total_pages_count, total_count, data: […]}`.
 */
export async function listRecords(send: Api['send'], call: ListCall): Promise<IDataObject[]> {
	const limit = call.limit ?? Infinity;
	if (!call.paged) return (await readWhole(send, call)).slice(0, limit);

	const readPage = pageReader(send, call);
	if (call.changedSince) return await readChanged(readPage, call.changedSince);

	const found = new Collection(limit);
	const first = await readPage(1);
	found.add(first);

	if (first.totalPages === undefined) await readOneByOne(readPage, pageSize(call), first, found);
	else if (first.totalPages > 1) await readSideBySide(readPage, first, limit, found);
	return found.records;
}

/** How many records are asked for at once. */
function pageSize({
	pageSizeName = 'page_size',
	changedSince,
	limit = Infinity,
}: ListCall): number {
	const largest = LARGEST_PAGE[pageSizeName];
	return changedSince ? largest : Math.min(limit, largest);
}

/** Reads single pages of a list. The contract describes some lists without a body when they are empty. */
export const pageReader =
	(send: Api['send'], call: ListCall): ReadPage =>
	async (page) => {
		const query = { ...call.query, page, [call.pageSizeName ?? 'page_size']: pageSize(call) };
		return toPage(
			await send({ ...call, query, allowEmpty: call.allowEmpty ?? page === 1 }),
			call.list,
		);
	};

/** What a write answers with need not be the list: it is done all the same. */
async function readWhole(send: Api['send'], call: ListCall): Promise<IDataObject[]> {
	const answer = await send({ ...call, allowEmpty: true });
	const isRead = call.route.startsWith('GET ');
	const isList = Array.isArray(recordsIn(answer, call.list));
	return isRead || isList ? toPage(answer, call.list).records : [{ success: true }];
}

async function readOneByOne(readPage: ReadPage, asked: number, first: Page, found: Collection) {
	let last = first;
	let idle = 0;
	for (let page = 2; mayGoOn(last, asked, found) && idle < IDLE_PAGES; page++) {
		const next = await readPage(page).catch(noPage);
		const isNew = !isSamePage(next, last) && found.add(next) > 0;
		idle = isNew ? 0 : idle + 1;
		last = next;
	}
}

/** Past the last page, some servers say that there is no such record. */
function noPage(error: unknown): Page {
	if (isMissingRecord(error)) return { records: [] };
	throw error;
}

/** Records without IDs cannot be told apart otherwise. */
const isSamePage = (page: Page, other: Page) =>
	JSON.stringify(page.records) === JSON.stringify(other.records);

function mayGoOn(last: Page, asked: number, found: Collection): boolean {
	if (found.isFull || last.records.length === 0) return false;
	return found.isShort ?? last.records.length >= Math.min(asked, last.size ?? asked);
}

async function readSideBySide(readPage: ReadPage, first: Page, limit: number, found: Collection) {
	// the server's pages may be smaller than asked for
	const most = Math.ceil(limit / Math.max(1, first.records.length));
	for (const page of await readRest(readPage, pagesOf(first, most))) found.add(page);
	// one page more than the limit needs, for what comes twice
	await readMissed(readPage, most + 1, found);
	if (found.records.length === 0) {
		throw unexpectedResponse(
			`The answer counts ${first.totalPages} pages of records, but holds none`,
		);
	}
}

const pagesOf = ({ totalPages = 1 }: Page, most: number) => Math.min(totalPages, most);

const readRest = async (readPage: ReadPage, pages: number) =>
	await mapInOrder(pages - 1, PAGES_AT_ONCE, async (index) => await readPage(index + 2));

/**
 * While the list is read, a record may move to a page that was read already: one that changes goes to the front,
 * and one that leaves the list draws the later ones forward. Then fewer records were found than the service
 * counted, and the pages are read again, the front and then all, until they hold nothing new: what still lacks has
 * left the list, or the service counts what it does not show.
 * @throws UnexpectedResponseError where new ones come in every round
 */
async function readMissed(readPage: ReadPage, most: number, found: Collection) {
	for (let round = 0, idle = 0; found.isShort && idle < 2; round++) {
		if (round === MAX_ROUNDS) throw keepsChangingError();
		const before = found.records.length;
		const front = await readPage(1);
		found.add(front);
		if (!found.isShort) return;
		const again = [front, ...(await readRest(readPage, pagesOf(front, most)))];
		for (const page of again) found.add(page);
		if (found.records.length > before) idle = 0;
		// where records moved meanwhile, one may have been missed once more
		else idle += isCalm(again) ? 2 : 1;
	}
}

/** Whether no record came twice, as it does when it moves while the pages are read. */
function isCalm(pages: Page[]): boolean {
	const ids = pages.flatMap(({ records }) => records.map(idOf));
	return new Set(ids).size === ids.length;
}

const idOf = ({ id, uuid }: IDataObject) => id ?? uuid;

/** Records in order of arrival, each ID once, up to a limit. */
class Collection {
	readonly records: IDataObject[] = [];

	private readonly seen = new Set<unknown>();

	private isAnonymous = false;

	/** The most that the service counted: what has left the list since was on it. */
	private total?: number;

	constructor(private readonly limit: number) {}

	get isFull() {
		return this.records.length >= this.limit;
	}

	/**
	 * Fewer records than the service counted, and than are wanted; undefined where it does not count, or where nobody
	 * could tell which lack, as they have no IDs.
	 */
	get isShort(): boolean | undefined {
		if (this.total === undefined || this.isAnonymous) return undefined;
		return this.records.length < Math.min(this.total, this.limit);
	}

	/** How many of the page's records were new. */
	add({ records, totalItems }: Page): number {
		const before = this.records.length;
		for (const record of records) {
			if (this.isFull) break;
			const id = idOf(record);
			if (id !== undefined && this.seen.has(id)) continue;
			this.isAnonymous ||= id === undefined;
			this.seen.add(id);
			this.records.push(record);
		}
		if (totalItems !== undefined) this.total = Math.max(this.total ?? 0, totalItems);
		return this.records.length - before;
	}
}
