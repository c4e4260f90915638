import type { IDataObject } from 'n8n-workflow';

import type { Page } from '../../transport/page';
import { timeOf } from './timeOf';

/** The service's largest page; more is refused with 400 (recorded). */
export const LARGEST_PAGE = 200;

/** Smaller pages are read only where they make up a better window. */
const SMALLEST_PAGE = 100;

/** How many rows a window reaches beyond the place where the one before began. */
const SHARED_ROWS = 5;

/** How often the records of one moment are read until none is missed. */
const MAX_ROUNDS = 10;

/** Requests after which a list is given up that changes faster than it can be read. */
const MAX_REQUESTS = 200;

const tooFast = () => new Error('These records change faster than they can be read');

/** One page of a list that comes sorted by `updated_at`, the latest first. Pages are counted from 1. */
export type ReadChanges = (number: number, size: number) => Promise<Page>;

export const changedAt = ({ updated_at: time }: IDataObject) => timeOf(time);

/** When the records were changed; undefined where one does not say, or where they are not sorted. */
export function sortedTimes(records: IDataObject[]): number[] | undefined {
	const times = records.map((record) => changedAt(record) ?? NaN);
	const isSorted = times.every((time, index) => (index === 0 ? true : time <= times[index - 1]));
	return isSorted && !times.some(Number.isNaN) ? times : undefined;
}

export const hasMore = ({ records, totalPages }: Page, size: number) =>
	(totalPages ?? (records.length < size ? 1 : 2)) > 1;

/**
 * Whether the first page of a list that comes by its latest changes holds all that changed since a time.
 * @param size how many records were asked for
 */
export function holdsAllSince(first: Page, since: number, size: number): boolean {
	const times = sortedTimes(first.records);
	return !hasMore(first, size) || (times !== undefined && times[times.length - 1] < since);
}

/** What was read of the changes since a time. */
export interface Piece {
	records: IDataObject[];
	/** All that changed before is among them or older; epoch milliseconds. Undefined where all was read. */
	reached?: number;
	/** What has ended the reading, where it did not end by itself. */
	failure?: unknown;
}

interface Row {
	record: IDataObject;
	time: number;
}

/** @throws Error where the list is not sorted: there is no telling what it lacks */
async function readRows(readPage: ReadChanges, number: number, size: number) {
	const { records, totalItems } = await readPage(number, size);
	const times = sortedTimes(records);
	if (!times) throw new Error('Housecall Pro did not sort its list by the latest changes');
	const start = (number - 1) * size;
	return {
		start,
		rows: records.map((record, index): Row => ({ record, time: times[index] })),
		total: totalItems ?? Infinity,
		isEnd: records.length === 0 || start + records.length >= (totalItems ?? Infinity),
	};
}

/** Records that changed between two times, both included; epoch milliseconds. */
interface Span {
	since: number;
	until: number;
}

/**
 * Reads the records of a span, from a page on that begins before them.
 * @param found where they are put, with those that an earlier try has found
 * @returns undefined where some may be missing: a record came twice, as when others jump to the front or the records
 * of one moment change places, or the list has become shorter
 */
export async function readDown(
	readPage: ReadChanges,
	{ since, until }: Span,
	from = 1,
	found = new Map<unknown, IDataObject>(),
): Promise<Map<unknown, IDataObject> | undefined> {
	let count = 0;
	let size = 0;
	let isShrinking = false;
	for (let number = from, goesOn = true; goesOn; number++) {
		const { rows, total, isEnd } = await readRows(readPage, number, LARGEST_PAGE);
		isShrinking ||= total < size;
		size = total;
		const wanted = rows.filter(({ time }) => time >= since && time <= until);
		count += wanted.length;
		for (const { record } of wanted) found.set(record.id, record);
		goesOn = !isEnd && rows[rows.length - 1].time >= since;
	}
	return isShrinking || found.size < count ? undefined : found;
}

/** Where in the list the changes begin that are still to be read, as far as is known: a guess that saves requests. */
export interface Place {
	/** About how many records have changed since then. */
	edge: number;
	/** At least so many have; at most so many have. */
	bounds: [number, number];
}

const ANYWHERE: Place['bounds'] = [0, Infinity];

export const unknownPlace = (): Place => ({ edge: 2 * LARGEST_PAGE, bounds: ANYWHERE });

/** Halves what is left, or goes on twice as far. */
function search(place: Place, [low, high]: Place['bounds']): void {
	// records have come in front meanwhile
	place.bounds = low < high ? [low, high] : ANYWHERE;
	const [, end] = place.bounds;
	place.edge = end === Infinity ? 2 * low : Math.ceil((low + end) / 2);
}

/**
 * Reads the changes since a time from the oldest on, as far as it comes: what was read is whole up to `reached`, also
 * if a request fails after that. A page that begins before a known moment and ends after it has all that lies between,
 * however records move meanwhile. So every window reaches a few rows into the one before.
 * @param place where to begin; it is moved along
 * @param enough how many records suffice
 * @throws what a request throws as long as nothing was read
 */
export async function readOldestFirst(
	readPage: ReadChanges,
	since: number,
	place: Place,
	enough: number,
): Promise<Piece> {
	const found = new Map<unknown, IDataObject>();
	let reached = since;
	try {
		for (let count = 0; found.size < enough || reached === since; count++) {
			if (count > MAX_REQUESTS) throw tooFast();
			const window = await readRows(readPage, ...windowBefore(place.edge));
			const { start, rows, isEnd } = window;
			const wanted = rows.filter(({ time }) => time >= reached);
			for (const { record } of isEnd || wanted.length < rows.length ? wanted : []) {
				found.set(record.id, record);
			}
			if (wanted.length === rows.length && !isEnd) {
				search(place, [start + rows.length, place.bounds[1]]);
			} else if (start === 0) {
				return { records: latestFirst(found) };
			} else if (wanted.length === 0) {
				search(place, [place.bounds[0], start]);
			} else {
				const [{ time: newest }] = wanted;
				const isOneMoment = newest === reached;
				const moment = isOneMoment ? await readMoment(readPage, newest, start) : [];
				for (const record of moment) found.set(record.id, record);
				reached = isOneMoment ? newest + 1 : newest;
				const there = wanted.filter(({ time }) => time === newest).length;
				place.edge = start + (isOneMoment ? 0 : there);
				place.bounds = ANYWHERE;
			}
		}
		return { records: latestFirst(found), reached };
	} catch (failure) {
		if (reached === since) return await Promise.reject(failure);
		return { records: latestFirst(found), reached, failure };
	}
}

const latestFirst = (found: Map<unknown, IDataObject>) =>
	[...found.values()].sort((a, b) => (changedAt(b) ?? 0) - (changedAt(a) ?? 0));

/** The page that holds the most rows in front of a place, and a few behind it: its number and its size. */
function windowBefore(edge: number): [number, number] {
	let best: [number, number] = [1, LARGEST_PAGE];
	let least = Infinity;
	for (let size = LARGEST_PAGE; size >= SMALLEST_PAGE; size--) {
		const number = Math.max(1, Math.ceil((edge + SHARED_ROWS) / size));
		const start = (number - 1) * size;
		if (start < least) [best, least] = [[number, size], start];
	}
	return best;
}

/** More records of one moment than a page holds. They may come in another order with each request. */
async function readMoment(readPage: ReadChanges, at: number, before: number) {
	const found = new Map<unknown, IDataObject>();
	let from = Math.ceil(before / LARGEST_PAGE);
	for (let round = 0; round < MAX_ROUNDS; round++) {
		while (from > 1) {
			const { rows } = await readRows(readPage, from, LARGEST_PAGE);
			if (rows.length > 0 && rows[0].time > at) break;
			from--;
		}
		const all = await readDown(readPage, { since: at, until: at }, from, found);
		if (all) return [...all.values()];
	}
	throw tooFast();
}
