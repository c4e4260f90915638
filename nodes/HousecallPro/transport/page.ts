import type { IDataObject } from 'n8n-workflow';

import { isObject } from './answer';

/** One page of a list. A server need not tell the totals. */
export interface Page {
	records: IDataObject[];
	totalPages?: number;
	totalItems?: number;
}

/** Reads a page by its number, from 1 on. */
export type ReadPage = (page: number) => Promise<Page>;

/**
 * A page out of a list's envelope; `list` names the property with the records.
 * @throws Error for an object without one: it would pass for a list without records
 */
export function toPage(body: unknown, list: string): Page {
	if (Array.isArray(body)) return { records: body.filter(isObject) };
	if (!isObject(body)) return { records: [] };
	const records = list in body ? body[list] : body.data;
	if (records === undefined)
		throw new Error(`The answer holds no "${list}", so it is not the list`);
	return {
		records: Array.isArray(records) ? records.filter(isObject) : [],
		totalPages: count(body.total_pages ?? body.total_pages_count),
		totalItems: count(body.total_items ?? body.total_count),
	};
}

const count = (value: unknown) => (typeof value === 'number' ? value : undefined);
