import type { IDataObject } from 'n8n-workflow';

import { readSideBySide } from './listPass';
import type { Pass } from './listPass';
import { MAX_CONCURRENCY } from './rateLimiter';
import type { Api, ListCall } from './types';

/** A list that changed during so many readings is left alone. */
const MAX_PASSES = 3;

/**
 * A list in one piece, for at most `most` requests, as many at a time as the rate limiter lets through. Undefined where it has more pages, where the server does not count
 * them, and where it changed each time it was read.
 * @param thin makes a record small as soon as its page is there; it must leave the ID
 * @throws NodeApiError
 */
export async function listWithin(
	api: Api,
	call: ListCall,
	most: number,
	thin: (record: IDataObject) => IDataObject,
): Promise<IDataObject[] | undefined> {
	const readPage = async (number: number) => {
		const page = await api.page(call, number);
		return { ...page, records: page.records.map(thin) };
	};
	let left = most;
	for (let pass = 0; pass < MAX_PASSES; pass++) {
		const first = await readPage(1);
		const { totalPages = Infinity } = first;
		if (totalPages > left) return undefined;
		const extent = { most: left, atOnce: MAX_CONCURRENCY };
		const read = await readSideBySide(readPage, first, Infinity, extent);
		if (isComplete(read)) return read.records;
		left -= totalPages;
	}
	return undefined;
}

/** Where records only came, at the end of the list, and each was read, nothing is missing. */
function isComplete({ isWhole, records, totals }: Pass): boolean {
	const onlyGrew = totals.every((total, index) => index === 0 || total >= totals[index - 1]);
	const { [totals.length - 1]: counted = Infinity } = totals;
	return isWhole || (onlyGrew && records.length >= counted);
}
