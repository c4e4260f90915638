import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { idOf } from '../helpers/recordId';
import type { Page } from '../transport/page';
import type { ListCall } from '../transport/types';
import type { Label } from './labels';
import { FAIL_FAST, readCached } from './read';
import type { Source } from './sources';

export type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	page?: string,
) => Promise<INodeListSearchResult>;

export type Result = INodeListSearchResult['results'][number];

export function toResults(
	context: ILoadOptionsFunctions,
	records: IDataObject[],
	label: Label,
): Result[] {
	const zone = context.getTimezone();
	return records.map((record) => ({
		name: label(record, zone) || idOf(record),
		value: idOf(record),
	}));
}

/** Every word must be there, in any order. */
export function matching(results: Result[], filter = ''): Result[] {
	const words = filter.toLowerCase().split(/\s+/);
	return results.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

const PAGE_SIZE = 100;

/** Where a server does not count its pages, a page that is not full is the last one. */
export const isLast = (page: number, { records, totalPages }: Page) =>
	totalPages === undefined ? records.length < PAGE_SIZE : page >= totalPages;

/** One page of a list, requested once while a picker is open. */
export async function readPage(
	context: ILoadOptionsFunctions,
	{ route, fallback, list }: Pick<Source, 'route' | 'fallback' | 'list'>,
	number: number,
	query: IDataObject = {},
): Promise<Page> {
	const call: ListCall = {
		...FAIL_FAST,
		...{ route, fallback, list, query, paginated: true, limit: PAGE_SIZE },
	};
	return await readCached(
		context,
		JSON.stringify([call, number]),
		async (api) => await api.page(call, number),
	);
}
