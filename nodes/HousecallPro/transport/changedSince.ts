import type { IDataObject } from 'n8n-workflow';

import { UnexpectedResponseError, unexpectedResponse } from './response';
import { keepsChangingError, MAX_ROUNDS } from './page';
import type { Page, ReadPage } from './page';

/** Epoch milliseconds. @throws UnexpectedResponseError for a record without it; its changes would be missed */
function changedAt({ updated_at: time }: IDataObject): number {
	const at = Date.parse(String(time));
	if (!Number.isNaN(at)) return at;
	throw new UnexpectedResponseError(
		'This server does not say when these records were changed',
		'Take "Changed Since" out of the filters.',
	);
}

/** Rounds in all. Records that were changed at the same time may take many until each was seen. */
const MAX_CHANGED_ROUNDS = 3 * MAX_ROUNDS;

/**
 * The records changed at or after `since` (ISO 8601), the latest change first, each once and as read last. The
 * service has no such filter, so the list must be asked for sorted by `updated_at`, newest first.
 *
 * A record that changes meanwhile jumps to the front, past pages that are still to be read. So the front is
 * read again, down to where the round before began, until a round finds nothing that is new or is read in one go.
 * A record that leaves the list draws the later ones forward, past the page that is read next. Records changed at the
 * same time may come in another order on each page, so that some come twice and others not at all. In both cases
 * all is read again.
 * @throws UnexpectedResponseError when the list cannot be read so
 */
export async function readChanged(readPage: ReadPage, since: string): Promise<IDataObject[]> {
	const found = new Map<unknown, IDataObject>();
	const start = Date.parse(since);
	let present = new Map<unknown, number>();
	let full: Round | undefined;
	let from = start;
	for (let round = 0; round < MAX_CHANGED_ROUNDS; round++) {
		const read = await readBackTo(readPage, from, { found, present });
		if (from === start) full = read;
		const isCalm = read.pages === 1 || read.news === 0;
		if (!read.shrank && isCalm && full && isComplete(full, present)) {
			return latestFirst([...found.values()]);
		}
		// what has left is not to make up for what is missing
		if (read.shrank) present = new Map();
		from = read.shrank || read.brokeOff || isCalm ? start : read.newest;
	}
	throw keepsChangingError();
}

const latestFirst = (records: IDataObject[]) => records.sort((a, b) => changedAt(b) - changedAt(a));

/** Whether a round over all pages missed nothing, or what it missed is `present`: known from other rounds. */
function isComplete({ rows, repeats, missed }: Round, present: Map<unknown, number>): boolean {
	if (!repeats) return true;
	const known = countBy([...present.values()]);
	// a record that is alone at its time came twice because others jumped to the front
	const isShort = ([time, count]: [number, number]) => {
		const there = known.get(time) ?? 0;
		return there > 1 && there < count;
	};
	const all = [...rows.values()].reduce((sum, count) => sum + count, 0);
	return missed === 0 && present.size >= all && ![...rows].some(isShort);
}

function countBy(times: number[]): Map<number, number> {
	const counts = new Map<number, number>();
	for (const time of times) counts.set(time, (counts.get(time) ?? 0) + 1);
	return counts;
}

/** One reading of the pages, from the front down to a time. */
interface Round {
	pages: number;
	/** How many rows there were with each time. */
	rows: Map<number, number>;
	/** Whether a record came twice. */
	repeats: boolean;
	/** Records that are new, or have changed since the round before. */
	news: number;
	/** Those of them that are no newer than what the rounds before found, so were missed by them. */
	missed: number;
	newest: number;
	/** Whether the server counted fewer records than in the response before. */
	shrank: boolean;
	brokeOff: boolean;
}

/**
 * Reads the pages from the front down to the time `from`, and puts what changed since into `found`.
 * @param known `present`: the time of each record that was found since the list last shrank
 */
async function readBackTo(
	readPage: ReadPage,
	from: number,
	{ found, present }: { found: Map<unknown, IDataObject>; present: Map<unknown, number> },
): Promise<Round> {
	const seen = new Set<unknown>();
	const times: number[] = [];
	const latest = Math.max(-Infinity, ...[...found.values()].map(changedAt));
	const round = { pages: 0, repeats: false, news: 0, missed: 0, newest: from };
	let total = 0;
	let shrank = false;
	let brokeOff = false;
	for (let page: Page | undefined; !page || (!brokeOff && goesOn(page, round.pages, from)); ) {
		page = await readPage(++round.pages);
		if (round.pages === 1) assertRecords(page);
		const { records, totalPages, totalItems = 0 } = page;
		shrank ||= totalItems < total;
		total = totalItems;
		// a server that ignores `page` gives the same one for ever; or a page of records has jumped to the front
		brokeOff =
			totalPages === undefined && records.length > 0 && records.every(({ id }) => seen.has(id));
		for (const record of brokeOff ? [] : records) {
			const time = changedAt(record);
			const isRepeated = seen.has(record.id);
			seen.add(record.id);
			if (time < from) continue;
			if (!isKnown(found, record)) round.news++;
			if (!found.has(record.id) && time <= latest) round.missed++;
			round.repeats ||= isRepeated;
			round.newest = Math.max(round.newest, time);
			times.push(time);
			found.set(record.id, record);
			present.set(record.id, time);
		}
	}
	return { ...round, rows: countBy(times), shrank, brokeOff };
}

/** @throws UnexpectedResponseError for a first page that counts records, and holds none */
function assertRecords({ records, totalPages = 0, totalItems }: Page): void {
	if (records.length > 0 || totalPages <= 1 || totalItems === 0) return;
	throw unexpectedResponse(`The answer counts ${totalPages} pages of records, but holds none`);
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
