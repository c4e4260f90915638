import type { IDataObject } from 'n8n-workflow';

import type { Page, ReadPage } from './page';

/** A list that changes faster than it can be read is given up on after so many rounds. */
const ROUNDS = 10;

const changedAt = (record: IDataObject) => Date.parse(String(record.updated_at));

/**
 * The records changed at or after `since` (ISO 8601), the latest change first, each once and as read last. The
 * service has no such filter, so the list must be asked for sorted by `updated_at`, newest first.
 *
 * A record that changes meanwhile jumps to the front, past pages that are still to be read. So the front is
 * read again, down to where the round before began, until a round finds nothing that is new.
 */
export async function readChanged(readPage: ReadPage, since: string): Promise<IDataObject[]> {
	const found = new Map<unknown, IDataObject>();
	let from = Date.parse(since);
	for (let round = 0; round < ROUNDS; round++) {
		const { pages, news, newest } = await readDownTo(readPage, from, found);
		const readInOneGo = round === 0 && pages === 1;
		if (readInOneGo || news === 0) break;
		from = newest;
	}
	return [...found.values()].sort((a, b) => changedAt(b) - changedAt(a));
}

async function readDownTo(readPage: ReadPage, from: number, found: Map<unknown, IDataObject>) {
	let pages = 0;
	let news = 0;
	let newest = from;
	for (let page: Page | undefined; !page || goesOn(page, pages, from); ) {
		page = await readPage(++pages);
		for (const record of page.records) {
			const time = changedAt(record);
			if (!(time >= from) || isKnown(found, record)) continue;
			found.set(record.id, record);
			newest = Math.max(newest, time);
			news++;
		}
	}
	return { pages, news, newest };
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
