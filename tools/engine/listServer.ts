import nock from 'nock';
import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { BASE_URL } from './engine';

export interface ListServer {
	/** `page` of each request, in order of arrival. */
	pages: number[];
	pageSizes: number[];
	/** The most requests that were under way at the same time. */
	mostAtOnce: number;
	/** What the list holds; may be changed while it is read. */
	records: IDataObject[];
	/** What it says to hold, where that is not what it holds. */
	total?: number;
	/** How many records it puts on a page at the most. */
	largestPage: number;
	/** Called when a page was asked for, before it is cut from the list. */
	beforePage: (page: number) => void;
	/** Milliseconds that each page takes. */
	delayOf: (page: number) => number;
}

/** GET /customers over `records`, with the live service's envelope, or without totals. */
export function serveList(
	records: IDataObject[],
	{ totals = true, ignoresPage = false } = {},
): ListServer {
	const server: ListServer = {
		pages: [],
		pageSizes: [],
		mostAtOnce: 0,
		records,
		largestPage: Infinity,
		beforePage: () => {},
		delayOf: () => 10,
	};
	let underWay = 0;
	nock(BASE_URL)
		.persist()
		.get('/customers')
		.query(true)
		.reply(async (uri) => {
			const { searchParams } = new URL(uri, BASE_URL);
			const page = Number(searchParams.get('page'));
			const size = Math.min(Number(searchParams.get('page_size')), server.largestPage);
			server.pages.push(page);
			server.pageSizes.push(size);
			server.mostAtOnce = Math.max(server.mostAtOnce, ++underWay);
			await sleep(server.delayOf(page));
			underWay--;
			server.beforePage(page);
			const start = ignoresPage ? 0 : (page - 1) * size;
			const envelope = {
				page,
				page_size: size,
				total_items: server.total ?? server.records.length,
				total_pages: Math.ceil(server.records.length / size),
			};
			return [
				200,
				{ ...(totals && envelope), customers: server.records.slice(start, start + size) },
			];
		});
	return server;
}

export const numbered = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ id: `cus_${index}` }));
