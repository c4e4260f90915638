import type { IDataObject } from 'n8n-workflow';

import { isObject } from './answer';

/** One page of a list. A server need not tell the totals. */
export interface Page {
	records: IDataObject[];
	/** How many records the server puts on a page, which may be fewer than asked for. */
	size?: number;
	totalPages?: number;
	totalItems?: number;
}

/** Reads a page by its number, from 1 on. */
export type ReadPage = (page: number) => Promise<Page>;

/** A list that changes faster than it can be read is given up on after so many rounds. */
export const ROUNDS = 10;

export const restlessError = () =>
	new Error('These records change faster than they can be read: try again a little later');

/**
 * A page out of a list's envelope; `list` names the property with the records.
 * @throws Error for anything else: it would pass for a list without records
 */
export function toPage(body: unknown, list: string): Page {
	if (Array.isArray(body)) return { records: body.filter(isObject) };
	if (body === undefined) return { records: [] };
	const envelope = isObject(body) ? body : {};
	const records = list in envelope ? envelope[list] : envelope.data;
	if (!Array.isArray(records))
		throw new Error(`The answer holds no list of "${list}", so it is not what was asked for`);
	return {
		records: records.filter(isObject),
		size: count(envelope.page_size ?? envelope.per_page),
		totalPages: count(envelope.total_pages ?? envelope.total_pages_count),
		totalItems: count(envelope.total_items ?? envelope.total_count),
	};
}

const count = (value: unknown) => (typeof value === 'number' ? value : undefined);
