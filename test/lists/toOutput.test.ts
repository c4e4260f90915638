import type { IDataObject } from 'n8n-workflow';

import { listRecords } from '../../nodes/HousecallPro/transport/paginate';
import type { Call } from '../../nodes/HousecallPro/transport/types';

const PAGES = 20;
const SIZE = 3;

describe('A list whose records come out smaller', () => {
	it.each([
		['id', 'with totals'],
		['uuid', 'of the price book'],
	])('makes them small page by page (%s, %s)', async (key) => {
		let made = 0;
		const madeBefore: number[] = [];
		const send = async ({ query = {} }: Call) => {
			const page = Number(query.page);
			madeBefore[page] = made;
			const records = Array.from({ length: SIZE }, (_, index) => ({
				[key]: `r${(page - 1) * SIZE + index}`,
				text: 'long',
			}));
			return await Promise.resolve({
				total_pages: PAGES,
				total_items: PAGES * SIZE,
				customers: records,
			});
		};
		const records = await listRecords(send, {
			route: 'GET /customers',
			list: 'customers',
			paginated: true,
			toOutput: (record: IDataObject) => {
				made++;
				return { name: record[key] };
			},
		});

		expect(records).toEqual(
			Array.from({ length: PAGES * SIZE }, (_, index) => ({ name: `r${index}` })),
		);
		// five pages are under way
		expect(madeBefore[PAGES]).toBeGreaterThanOrEqual((PAGES - 1 - 5) * SIZE);
		expect(made).toBe(PAGES * SIZE);
	});
});
