import type { IDataObject } from 'n8n-workflow';

import type { ListCall } from '../transport/types';

/** A filter that the service does not know, and would ignore: the list is read, and what passes is kept. */
export interface ClientSideFilter {
	/** Whether a record passes; `value` is what the filter holds. */
	keep: (record: IDataObject, value: IDataObject[string]) => boolean;
	/** How many records can pass at most, or are wanted, so that nothing is read after them. */
	most?: (value: IDataObject[string]) => number;
	/** Whether no record from this one on can pass, in the order that the list has unless the user sorts it. */
	isPast?: (record: IDataObject, value: IDataObject[string]) => boolean;
	/** What of the list is enough for the filter, unless the user sorts it. */
	within?: (value: IDataObject[string]) => Pick<ListCall, 'changedSince' | 'query'>;
}

/** "#1042" is 1042. */
const comparable = (value: unknown) =>
	String(value ?? '')
		.replace(/^\s*#?\s*/, '')
		.trim()
		.toLowerCase();

/** Whether the property is the same, but for case, blanks and a leading "#". */
export const byProperty = (name: string): ClientSideFilter => ({
	keep: (record, value) => comparable(record[name]) === comparable(value),
});

/** The same of a property that no two records share. */
export const byUniqueProperty = (name: string): ClientSideFilter => ({
	...byProperty(name),
	most: () => 1,
});

/** What the filters of one input item make of a list. */
export interface Narrowed extends Pick<ListCall, 'changedSince' | 'isPast' | 'keep' | 'query'> {
	/** Whether one of the filters is the node's own. */
	isFiltered: boolean;
	/** How many records there can be at most. */
	most: number;
}

/** Takes the filters that the service does not know out of a query. */
export function narrow(
	filters: Readonly<Record<string, ClientSideFilter>>,
	given: IDataObject,
): Narrowed {
	const { changedSince, ...named } = given;
	const own = Object.entries(named).filter(([name]) => name in filters);
	const sent = Object.entries(named).filter(([name]) => !(name in filters));
	const isSorted = 'sort_by' in named;
	const limits = isSorted ? [] : own.map(([name, value]) => filters[name].within?.(value) ?? {});
	const since = [changedSince, ...limits.map((limit) => limit.changedSince)].map(String);
	return {
		query: Object.assign({}, ...limits.map(({ query }) => query), Object.fromEntries(sent)),
		changedSince: latest(since),
		keep: (record) => own.every(([name, value]) => filters[name].keep(record, value)),
		isPast: (record) =>
			!isSorted && own.some(([name, value]) => filters[name].isPast?.(record, value) ?? false),
		isFiltered: own.length > 0,
		most: Math.min(...own.map(([name, value]) => filters[name].most?.(value) ?? Infinity)),
	};
}

/** The latest of some times, of which some may be none. */
const latest = (times: string[]) =>
	times
		.filter((time) => !Number.isNaN(Date.parse(time)))
		.sort((a, b) => Date.parse(b) - Date.parse(a))[0] as string | undefined;
