import type { IDataObject } from 'n8n-workflow';

import { unexpectedResponse } from './response';
import { readChanged } from './changedSince';
import { recordsIn, keepsChangingError, MAX_ROUNDS, toPage } from './page';
import type { ReadPage } from './page';
import { idOf, readCounted, readUncounted } from './listPass';
import type { Pass } from './listPass';
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
	const limit = call.limit ?? Infinity;
	if (!call.paginated) return (await readUnpaginated(send, call)).slice(0, limit);

	const readPage = pageReader(send, call);
	if (call.changedSince) return await readChanged(readPage, call.changedSince);

	const records = await readUntilConsistent(
		async (more) => await readOnce(readPage, limit, pageSize(call), more),
		limit,
	);
	return records.slice(0, limit);
}

/** How many records are asked for at once. */
function pageSize({
	pageSizeParam: pageSizeParam = 'page_size',
	changedSince,
	limit = Infinity,
}: ListCall): number {
	const largest = LARGEST_PAGE[pageSizeParam];
	return changedSince ? largest : Math.min(limit, largest);
}

/** Reads single pages of a list. The contract describes some lists without a body when they are empty. */
export const pageReader =
	(send: Api['send'], call: ListCall): ReadPage =>
	async (page) => {
		const query = { ...call.query, page, [call.pageSizeParam ?? 'page_size']: pageSize(call) };
		return toPage(
			await send({ ...call, query, allowEmpty: call.allowEmpty ?? page === 1 }),
			call.list,
		);
	};

/** The response to a write need not be the list: the write is done all the same. */
async function readUnpaginated(send: Api['send'], call: ListCall): Promise<IDataObject[]> {
	const response = await send({ ...call, allowEmpty: true });
	const isRead = call.route.startsWith('GET ');
	const isList = Array.isArray(recordsIn(response, call.list));
	return isRead || isList ? toPage(response, call.list).records : [{ success: true }];
}

/** @param more how many pages more than the limit needs, for records that come twice */
async function readOnce(
	readPage: ReadPage,
	limit: number,
	asked: number,
	more: number,
): Promise<Pass> {
	const first = await readPage(1);
	if (first.totalPages === undefined) return await readUncounted(readPage, first, limit, asked);
	// the server's pages may be smaller than asked for
	const needed = Math.ceil(limit / Math.max(1, first.records.length));
	return await readCounted(readPage, first, limit, needed + more);
}

/**
 * While a list is read, a record may move to a page that was read already: one that changes goes to the front, and
 * one that leaves the list draws the later ones forward. The totals, and records that come twice, show that the list
 * changed. Then it is read again, until its pages fit together, or until two passes in a row agree.
 *
 * What cannot be seen from outside: one record leaves the list and another one enters it, further back, between the
 * same two pages.
 * @returns the last pass, then what only passes before it found
 * @throws UnexpectedResponseError where no two passes agree
 */
async function readUntilConsistent(
	readPass: (more: number) => Promise<Pass>,
	limit: number,
): Promise<IDataObject[]> {
	let last = await readPass(0);
	let found = last.records;
	for (let round = 0; !last.isWhole; round++) {
		if (round === MAX_ROUNDS) throw keepsChangingError();
		const pass = await readPass(1);
		const isEnough = pass.isWhole || agree(last, pass, found, limit);
		found = merge(pass.records, found);
		if (found.length === 0 && !pass.isWhole) throw emptyPagesError(pass.totalPages);
		if (isEnough) return found;
		last = pass;
	}
	return found;
}

const emptyPagesError = (totalPages = 0) =>
	unexpectedResponse(`The answer counts ${totalPages} pages of records, but holds none`);

/**
 * Whether two passes in a row leave no doubt: the second found nothing that the passes before it should have `found`,
 * and both together hold as many records as the server counted. Or they are the same, and the server counts wrongly.
 */
function agree(last: Pass, pass: Pass, found: IDataObject[], limit: number): boolean {
	if (isSame(last, pass)) return true;
	const arrived = arrivals(pass.records, found, limit);
	if (arrived === undefined) return false;
	const both = merge(pass.records, last.records).length;
	return both >= Math.min(existed(last, pass, arrived), limit);
}

function isSame(last: Pass, pass: Pass): boolean {
	const ids = (records: IDataObject[]) => JSON.stringify(records.map(idOf));
	const isCalm = new Set([...last.totals, ...pass.totals]).size <= 1;
	return isCalm && ids(last.records) === ids(pass.records);
}

/** How many different records the server counted at least, during two passes of which the second saw some arrive. */
function existed({ totals: before }: Pass, { totals: after }: Pass, arrived: number): number {
	if (after.length === 0) return 0;
	const most = Math.max(...before);
	const [first] = after;
	return Math.max(before[0] + arrived, Math.max(most, first) + Math.max(...after) - first);
}

/** How many new records came at the ends of a list; undefined where some lie between known ones, so were missed. */
function arrivals(records: IDataObject[], found: IDataObject[], limit: number) {
	const ids = new Set(found.map(idOf));
	const isKnown = records.slice(0, limit).map((record) => ids.has(idOf(record)));
	const [first, last] = [isKnown.indexOf(true), isKnown.lastIndexOf(true)];
	const isGapless = first >= 0 && !isKnown.slice(first, last).includes(false);
	return isGapless ? first + isKnown.length - 1 - last : undefined;
}

function merge(records: IDataObject[], earlier: IDataObject[]): IDataObject[] {
	const ids = new Set(records.map(idOf));
	return [...records, ...earlier.filter((record) => !ids.has(idOf(record)))];
}
