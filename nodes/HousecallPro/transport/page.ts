import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/values';
import { UnexpectedResponseError, unexpectedResponse } from './response';

/** One page of a list. A server need not tell the totals. */
export interface Page {
	records: IDataObject[];
	/** How many records the server puts on a page, which may be fewer than asked for. */
	size?: number;
	totalPages?: number;
	totalItems?: number;
}

/** Reads a page by its number, from 1 on. Its size is the largest that is needed, unless told. */
export type ReadPage = (page: number, size?: number) => Promise<Page>;

/** A list that changes faster than it can be read is given up on after so many rounds. */
export const MAX_ROUNDS = 10;

export const keepsChangingError = () =>
	new UnexpectedResponseError(
		'These records change faster than they can be read',
		'Run the workflow again a little later.',
		true,
	);

/**
 * A page out of a list's envelope; `list` names the property with the records.
 * @throws UnexpectedResponseError for anything else: it would pass for a list without records
 */
export function toPage(body: unknown, list: string): Page {
	if (Array.isArray(body)) return { records: body.filter(isObject) };
	if (body === undefined) return { records: [] };
	const envelope = isObject(body) ? body : {};
	const page = {
		size: count(envelope.page_size ?? envelope.per_page),
		totalPages: count(envelope.total_pages ?? envelope.total_pages_count),
		totalItems: count(envelope.total_items ?? envelope.total_count),
	};
	const records = recordsIn(body, list);
	if (Array.isArray(records)) return { ...page, records: records.filter(isObject) };
	if (records === null && page.totalItems === 0) return { ...page, records: [] };
	throw unexpectedResponse(
		`The answer holds no list of "${list}", so it is not what was asked for`,
	);
}

/** What lies where the records should be. */
export function recordsIn(body: unknown, list: string): unknown {
	if (!isObject(body)) return body;
	return list in body ? body[list] : body.data;
}

const count = (value: unknown) => (typeof value === 'number' ? value : undefined);
