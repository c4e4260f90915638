import type { IDataObject } from 'n8n-workflow';

import { UnexpectedResponseError } from './response';
import { keepsChangingError, MAX_ROUNDS } from './page';
import type { Page, ReadPage } from './page';

/** Epoch milliseconds. @throws UnexpectedResponseError for a record that does not tell; without it, its changes would be missed */
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
 * read again, down to where the round before began, until a round finds nothing that is new or is read in one go.
 * A record that leaves the list draws the later ones forward, past the page that is read next: then all is read again.
 * @throws UnexpectedResponseError when the list cannot be read so
 */
export async function readChanged(readPage: ReadPage, since: string): Promise<IDataObject[]> {
	const found = new Map<unknown, IDataObject>();
	const start = Date.parse(since);
	let from = start;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const { pages, news, newest, shrank, brokeOff } = await readDownTo(readPage, from, found);
		if (!shrank && (pages === 1 || news === 0)) return latestFirst([...found.values()]);
		from = shrank || brokeOff ? start : newest;
	}
	throw keepsChangingError();
}

const latestFirst = (records: IDataObject[]) => records.sort((a, b) => changedAt(b) - changedAt(a));

async function readDownTo(readPage: ReadPage, from: number, found: Map<unknown, IDataObject>) {
	const seen = new Set<unknown>();
	let pages = 0;
	let news = 0;
	let newest = from;
	let total = 0;
	let shrank = false;
	let brokeOff = false;
	for (let page: Page | undefined; !page || (!brokeOff && goesOn(page, pages, from)); ) {
		page = await readPage(++pages);
		const { totalItems = 0 } = page;
		shrank ||= totalItems < total;
		total = totalItems;
		const seenBefore = seen.size;
		for (const record of page.records) {
			seen.add(record.id);
			const time = changedAt(record);
			if (time < from || isKnown(found, record)) continue;
			found.set(record.id, record);
			newest = Math.max(newest, time);
			news++;
		}
		// a server that does not know pages gives the same one for ever; or so many records have jumped to the front
		brokeOff = page.totalPages === undefined && page.records.length > 0 && seen.size === seenBefore;
	}
	return { pages, news, newest, shrank, brokeOff };
}

function isKnown(found: Map<unknown, IDataObject>, record: IDataObject): boolean {
	return found.get(record.id)?.updated_at === record.updated_at;
}

/** Below a record that is too old there are only older ones, provided that the server did sort the page. */
function goesOn({ records, totalPages }: Page, number: number, from: number): boolean {
	if (records.length === 0 || number >= (totalPages ?? Infinity)) return false;
	const times = records.map(changedAt);
	const isSorted = times.every((time, index) => index === 0 || time <= times[index - 1]);
	return !isSorted || times[times.length - 1] >= from;
}
