import type { IDataObject } from 'n8n-workflow';

import { recordId } from '../helpers/recordId';
import { unexpectedResponse } from './response';
import { readChanged } from './changedSince';
import { recordsIn, keepsChangingError, MAX_ROUNDS, toPage } from './page';
import type { Page, ReadPage } from './page';
import { ListSlices } from './listSlices';
import { readInOrder, readSideBySide } from './listPass';
import type { IsEnough, Pass } from './listPass';
import type { Api, ListCall } from './types';

/** The service's largest page; more is refused with 400. Lists that take `per_page` give 100 at most. */
const LARGEST_PAGE = { page_size: 200, per_page: 100 };

/**
 * Reads a list whole. Page 1 comes first, then, as it says how many pages there are, the others side by side. A server
 * that does not say is read page by page.
 * Envelopes (live responses): `{page, page_size, total_pages, total_items, <list>: […]}`, and for the price
 * book and line items `{total_pages_count, total_count, data: […]}`.
 */
export async function listRecords(send: Api['send'], call: ListCall): Promise<IDataObject[]> {
	const { limit = Infinity, keep = () => true, toOutput = (record: IDataObject) => record } = call;
	if (!call.paginated) {
		const records = await readUnpaginated(send, call);
		return records.filter(keep).slice(0, limit).map(toOutput);
	}

	const readPage = pageReader(send, call);
	if (call.changedSince) {
		const changed = await readChanged(readPage, call.changedSince, pageSize(call));
		return changed.filter(keep).map(toOutput);
	}

	const wrapped = await readUntilWhole(readPage, wantedOf(call), pageSize(call));
	return wrapped
		.filter(isKept)
		.slice(0, limit)
		.map(({ output }) => output as IDataObject);
}

/** What a record becomes as soon as its page is there. */
interface Wrapped extends IDataObject {
	id: IDataObject[string];
	/** What comes out; missing where the record is not kept. */
	output?: IDataObject;
	isPast: boolean;
}

const isKept = ({ output }: IDataObject) => output !== undefined;

/** What is wanted of a list. */
interface Wanted {
	/** How many records from its front on, kept or not. */
	limit: number;
	wrap: (record: IDataObject) => Wrapped;
	/** Whether these records from its front on, which are wrapped, are enough. */
	isEnough: IsEnough;
}

function wantedOf({ limit = Infinity, keep, isPast, toOutput }: ListCall): Wanted {
	const isFiltered = keep !== undefined;
	return {
		limit: isFiltered ? Infinity : limit,
		wrap: (record) => ({
			id: recordId(record),
			...((keep?.(record) ?? true) && { output: toOutput?.(record) ?? record }),
			isPast: isPast?.(record) ?? false,
		}),
		isEnough: (front) =>
			isFiltered && (front.some((record) => record.isPast) || front.filter(isKept).length >= limit),
	};
}

/** How many records are asked for at once. */
function pageSize({
	pageSizeParam: pageSizeParam = 'page_size',
	changedSince,
	keep,
	limit = Infinity,
}: ListCall): number {
	const largest = LARGEST_PAGE[pageSizeParam];
	return changedSince || keep ? largest : Math.min(limit, largest);
}

/** Reads single pages of a list. The contract describes some lists without a body when they are empty. */
export const pageReader =
	(send: Api['send'], call: ListCall): ReadPage =>
	async (page, size = pageSize(call)) => {
		const query = { ...call.query, page, [call.pageSizeParam ?? 'page_size']: size };
		const response = await send({ ...call, query, allowEmpty: call.allowEmpty ?? page === 1 });
		const read = toPage(response, call.list);
		call.onPage?.(read);
		return read;
	};

/** The response to a write need not be the list: the write is done all the same. */
async function readUnpaginated(send: Api['send'], call: ListCall): Promise<IDataObject[]> {
	const response = await send({ ...call, allowEmpty: true });
	const isRead = call.route.startsWith('GET ');
	const isList = Array.isArray(recordsIn(response, call.list));
	return isRead || isList ? toPage(response, call.list).records : [{ success: true }];
}

/**
 * Reads a list until nothing can be missing that was in it all the time.
 *
 * While a list is read, a record may move to a page that was read already: one that changes goes to the front, and
 * one that leaves the list draws the later ones forward. The totals, and records that come twice, show that the list
 * changed. Then it is read again in order, which misses no record that stays where it is, and then the front, where
 * the others are: until a single page holds all that has moved since the reading before.
 *
 * What cannot be seen from outside: one record leaves the list and another one enters it, further back, between the
 * same two pages.
 * Pages in order are compared whole, so their records are wrapped after that.
 * @returns what was read last, then what was only found before
 * @throws UnexpectedResponseError where the front changes all the time
 */
async function readUntilWhole(
	readPage: ReadPage,
	{ limit, wrap, isEnough }: Wanted,
	asked: number,
): Promise<IDataObject[]> {
	const isEnoughRead: IsEnough = (front) => isEnough(front.map(wrap));
	const first = await readPage(1);
	const slices = new ListSlices(startingWith(first, readPage), asked);
	let isFront = first.totalPages === undefined;
	const wrapPage = (page: Page): Page => ({ ...page, records: page.records.map(wrap) });
	const wrapPass = (pass: Pass): Pass => ({ ...pass, records: pass.records.map(wrap) });
	const readWrapped: ReadPage = async (page, size) => wrapPage(await readPage(page, size));
	let last = isFront
		? wrapPass(await readInOrder(slices, limit, [], isEnoughRead))
		: await readSideBySide(readWrapped, wrapPage(first), limit, {
				most: pagesFor(limit, first),
				isEnough,
			});
	let found = last.records;
	for (let round = 0; !last.isWhole; round++) {
		if (round === MAX_ROUNDS) throw keepsChangingError();
		const pass = wrapPass(
			await readInOrder(slices, limit, isFront ? last.front : [], isEnoughRead),
		);
		found = merge(pass.records, found);
		if (found.length === 0) throw emptyPagesError(pass.totalPages);
		if (isSame(last, pass)) break;
		last = pass;
		isFront = true;
	}
	return found;
}

/** How many pages hold so many records; the server's pages may be smaller than asked for. */
const pagesFor = (limit: number, { records }: Page) =>
	Math.ceil(limit / Math.max(1, records.length));

/** Does not ask again for the page that tells how to read the list. */
function startingWith(first: Page, readPage: ReadPage): ReadPage {
	let known: Page | undefined = first.totalPages === undefined ? first : undefined;
	return async (number, size) => {
		const page = known ?? (await readPage(number, size));
		known = undefined;
		return page;
	};
}

const emptyPagesError = (totalPages = 0) =>
	unexpectedResponse(`The answer counts ${totalPages} pages of records, but holds none`);

/** Whether two passes found the same, so that the server counts wrongly, or holds a record twice. */
function isSame(last: Pass, pass: Pass): boolean {
	const ids = (records: IDataObject[]) => JSON.stringify(records.map(recordId));
	const isCalm = new Set([...last.totals, ...pass.totals]).size <= 1;
	return isCalm && ids(last.records) === ids(pass.records);
}

function merge(records: IDataObject[], earlier: IDataObject[]): IDataObject[] {
	const ids = new Set(records.map(recordId));
	return [...records, ...earlier.filter((record) => !ids.has(recordId(record)))];
}
