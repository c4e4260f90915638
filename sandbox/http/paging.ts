import type { Collection, Direction } from '../state/collection';
import type { Stored } from '../state/model';
import { withLocations } from '../state/state';
import { badRequest } from './errors';
import type { Call } from './call';

export const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 200;

export interface Page<T> {
	page: number;
	page_size: number;
	total_pages: number;
	total_items: number;
	records: T[];
}

/** @throws Refusal 400 for more than 200 on a page, in the service's words */
export function cut<T>(call: Call, records: readonly T[], sizeName = 'page_size'): Page<T> {
	const page = Math.max(1, Number(call.query.page ?? 1));
	const size = Number(call.query[sizeName] ?? DEFAULT_PAGE_SIZE);
	if (size > MAX_PAGE_SIZE) {
		throw badRequest(`Size must be less than or equal to ${MAX_PAGE_SIZE}`);
	}
	const pageSize = size >= 1 ? size : DEFAULT_PAGE_SIZE;
	return {
		page,
		page_size: pageSize,
		total_pages: Math.ceil(records.length / pageSize),
		total_items: records.length,
		records: records.slice((page - 1) * pageSize, page * pageSize),
	};
}

/** The envelope of the service's lists: `{page, page_size, total_pages, total_items, <plural>}`. */
export function envelope<T>(
	call: Call,
	plural: string,
	records: readonly T[],
	view: (record: T) => unknown,
) {
	const { records: cutOut, ...rest } = cut(call, records);
	return { ...rest, [plural]: cutOut.map(view) };
}

/** The envelope of the price book's lists. */
export function priceBookPage<T>(
	call: Call,
	url: string,
	records: readonly T[],
	view: (record: T) => unknown,
) {
	const { page, page_size, total_pages, total_items, records: cutOut } = cut(call, records);
	return {
		object: 'list',
		...{ page, page_size },
		total_pages_count: total_pages,
		total_count: total_items,
		data: cutOut.map(view),
		url,
	};
}

/** The records of the addressed companies, sorted as the query asks (newest first by default). */
export function sorted<T extends Stored>(call: Call, collection: Collection<T>): readonly T[] {
	return collection.sortedBy(sortField<T>(call), direction(call), companiesOf(call));
}

export function direction(call: Call): Direction {
	return call.query.sort_direction === 'asc' ? 'asc' : 'desc';
}

/** Where the document leaves the field open, an unknown one sorts nothing: all values are equal. */
function sortField<T extends Stored>(call: Call): keyof T & string {
	return (call.query.sort_by ?? 'created_at') as keyof T & string;
}

/** Ids of the companies whose records a list shows. */
function companiesOf(call: Call): string[] {
	const asked = call.query.location_ids;
	if (call.companyIsChosen || !Array.isArray(asked)) return [call.company.id];
	const reach = withLocations(call.company).map((company) => company.id);
	return reach.filter((id) => asked.includes(id));
}

/** Members of an array parameter, or null when the query does not have it. */
export function listed(call: Call, name: string): ReadonlySet<string> | null {
	const value = call.query[name];
	return Array.isArray(value) ? new Set(value) : null;
}

/** Tests a time against `<name>_min` and `<name>_max`, both inclusive; no time passes no bound. */
export function within(call: Call, name: string): ((time: string | null) => boolean) | null {
	const [min, max] = [bound(call, `${name}_min`), bound(call, `${name}_max`)];
	if (min === null && max === null) return null;
	return (time) => {
		const at = time === null ? NaN : Date.parse(time);
		return at >= (min ?? -Infinity) && at <= (max ?? Infinity);
	};
}

function bound(call: Call, name: string): number | null {
	const value = call.query[name];
	return typeof value === 'string' ? Date.parse(value) : null;
}
