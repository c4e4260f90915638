import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';
import { numbered, serveList } from '../../tools/engine/listServer';

/** A list without totals in pages of one size, whatever is asked for. */
function servePages(count: number, size: number): { requests: number } {
	const server = { requests: 0 };
	nock(BASE_URL)
		.persist()
		.get('/customers')
		.query(true)
		.reply((uri) => {
			// an endless reading fails here, rather than by the time that it takes
			if (++server.requests > 50) return [418, { message: 'asked for ever' }];
			const start = (Number(new URL(uri, BASE_URL).searchParams.get('page')) - 1) * size;
			return [200, { customers: numbered(count).slice(start, start + size) }];
		});
	return server;
}

const getMany = async (more: object, items?: IDataObject[]) =>
	await runNode({ parameters: { resource: 'customer', operation: 'getAll', ...more }, items });

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe('Get Many', () => {
	describe('Return All', () => {
		it('gives 1,234 records once each, in order, from the fewest pages, five at a time', async () => {
			const server = serveList(numbered(1234));
			server.delayOf = (page) => (page === 2 ? 60 : 5);

			const { items } = await getMany({ returnAll: true });

			expect(jsonOf(items)).toEqual(numbered(1234));
			expect([...server.pages].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
			expect(server.pages[0]).toBe(1);
			expect(server.mostAtOnce).toBe(5);
		});

		it('has five pages of one list under way, also where more items may be', async () => {
			const server = serveList(numbered(2000));

			const { items } = await getMany({ returnAll: true, options: { itemsAtOnce: 20 } });

			expect(items).toHaveLength(2000);
			expect(server.mostAtOnce).toBe(5);
		});

		it('asks n8n for the credential once, not for each of the pages', async () => {
			serveList(numbered(1234));

			const { items, credentialReads } = await getMany({ returnAll: true });

			expect(items).toHaveLength(1234);
			expect(credentialReads).toBe(1);
		});

		it('repeats nothing when new records push others onto later pages', async () => {
			const server = serveList(numbered(700));
			server.beforePage = (page) => {
				if (page !== 2) return;
				server.records = [{ id: 'cus_new' }, ...server.records];
				server.beforePage = () => {};
			};

			const { items } = await getMany({ returnAll: true });

			const ids = jsonOf(items).map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(new Set(ids)).toEqual(new Set([...numbered(700).map(({ id }) => id), 'cus_new']));
		});

		it('misses nothing when a record moves to a page that was read already', async () => {
			const server = serveList(numbered(900));
			server.beforePage = (page) => {
				if (page !== 4) return;
				const last = server.records[899];
				server.records = [last, ...server.records.slice(0, 899)];
				server.beforePage = () => {};
			};

			const { items } = await getMany({ returnAll: true });

			const ids = jsonOf(items).map(({ id }) => id);
			expect(ids).toHaveLength(900);
			expect(new Set(ids)).toEqual(new Set(numbered(900).map(({ id }) => id)));
		});

		it('misses nothing when a record leaves the list and draws the later ones forward', async () => {
			const server = serveList(numbered(900));
			server.beforePage = (page) => {
				if (page === 1) return;
				server.records = server.records.filter(({ id }) => id !== 'cus_5');
			};

			const { items } = await getMany({ returnAll: true });

			const ids = jsonOf(items).map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids).toEqual(expect.arrayContaining(server.records.map(({ id }) => id)));
		});

		it('misses nothing either when it draws records onto another page than the first', async () => {
			const server = serveList(numbered(900));
			// pages 2 and 3 are cut before it leaves, 4 and 5 after: cus_600 moves onto page 3
			server.delayOf = (page) => page * 10;
			server.beforePage = (page) => {
				if (page < 4) return;
				server.records = server.records.filter(({ id }) => id !== 'cus_450');
			};

			const { items } = await getMany({ returnAll: true });

			const ids = jsonOf(items).map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids).toEqual(expect.arrayContaining(server.records.map(({ id }) => id)));
		});

		it('has five requests under way for all input items together', async () => {
			const server = serveList(numbered(1234));

			const { items } = await getMany({ returnAll: true }, [{}, {}, {}]);

			expect(jsonOf(items)).toEqual([...numbered(1234), ...numbered(1234), ...numbered(1234)]);
			expect(server.pages).toHaveLength(21);
			expect(server.mostAtOnce).toBe(5);
		});

		it('does not take an answer without the list for an empty list', async () => {
			nock(BASE_URL)
				.get('/customers')
				.query(true)
				.reply(200, { message: 'Closed for maintenance' });

			const { error, items } = await getMany({ returnAll: true });

			expect(items).toEqual([]);
			expect(error?.message).toMatch(/^The answer holds no list of "customers"/);
		});

		it('reads a list without totals page by page, each beginning before the end of the one before', async () => {
			const server = serveList(numbered(450), { totals: false });

			const { items } = await getMany({ returnAll: true });

			expect(jsonOf(items)).toEqual(numbered(450));
			expect(server.pages).toEqual([1, 2, 3]);
			expect(server.pageSizes).toEqual([200, 199, 198]);
			expect(server.mostAtOnce).toBe(1);
		});

		it.each([
			[0, 1],
			[50, 1],
			[200, 1],
			[201, 2],
			[450, 3],
			[1000, 5],
		])('asks for each page of %i records with totals once', async (count, requests) => {
			const server = serveList(numbered(count));

			await getMany({ returnAll: true });

			expect(server.pages).toHaveLength(requests);
		});

		it.each([
			[0, 1],
			[50, 2],
			[200, 2],
			[201, 2],
			[400, 3],
			[600, 4],
			[1000, 7],
		])('asks for %i records without totals in %i requests', async (count, requests) => {
			const server = serveList(numbered(count), { totals: false });

			await getMany({ returnAll: true });

			expect(server.pages).toHaveLength(requests);
		});

		it('misses nothing without totals when a record leaves and draws the later ones forward', async () => {
			const server = serveList(numbered(900), { totals: false });
			server.beforePage = (page) => {
				if (page === 2) server.records = server.records.filter(({ id }) => id !== 'cus_5');
			};

			const { items } = await getMany({ returnAll: true });

			const ids = jsonOf(items).map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids).toEqual(expect.arrayContaining(server.records.map(({ id }) => id)));
		});

		it('misses nothing without totals where the server gives pages of one size only', async () => {
			const server = servePages(230, 50);

			const { items } = await getMany({ returnAll: true });

			expect(jsonOf(items)).toEqual(numbered(230));
			expect(server.requests).toBeLessThan(8);
		});

		it('comes to an end without totals where the server cuts pages as it likes and the last one is short', async () => {
			servePages(300, 200);

			const { items, error } = await getMany({ returnAll: true });

			expect(error).toBeUndefined();
			expect(jsonOf(items)).toEqual(numbered(300));
		});

		it.each([
			[450, 100],
			[120, 50],
			[23, 7],
		])(
			'reads %i records without totals whole from a server that puts only %i on a page',
			async (count, largest) => {
				const server = serveList(numbered(count), { totals: false });
				server.largestPage = largest;

				const { items } = await getMany({ returnAll: true });

				expect(jsonOf(items)).toEqual(numbered(count));
			},
		);

		it('reads up to its limit, and no further, where pages without totals are shorter than asked for', async () => {
			const server = serveList(numbered(450), { totals: false });
			server.largestPage = 50;

			const { items } = await getMany({ returnAll: false, limit: 100 });

			expect(jsonOf(items)).toEqual(numbered(100));
			expect(server.pages).toEqual([1, 2]);
		});

		it('takes a refusal of the page after a short one for the end of a list without totals', async () => {
			nock(BASE_URL)
				.get('/customers')
				.query(({ page }) => page === '1')
				.reply(200, { customers: numbered(3) })
				.get('/customers')
				.query(({ page }) => page === '2')
				.reply(400, { error: 'Page is out of range' });

			const { items } = await getMany({ returnAll: true });

			expect(jsonOf(items)).toEqual(numbered(3));
		});

		it('ends after a few empty pages where a server counts a thousand million of them', async () => {
			let requests = 0;
			nock(BASE_URL)
				.persist()
				.get('/customers')
				.query(true)
				.reply(() => [200, { total_pages: 1e9, total_items: ++requests, customers: [] }]);

			const { error } = await getMany({ returnAll: true });

			expect(error?.message).toBe(
				'The answer counts 1000000000 pages of records, but holds none [item 0]',
			);
			expect(requests).toBeLessThan(20);
		});

		it('misses nothing when one record leaves and another one arrives', async () => {
			const server = serveList(numbered(900));
			let requests = 0;
			server.delayOf = (page) => page * 10;
			server.beforePage = () => {
				requests++;
				if (requests === 3) server.records = server.records.filter(({ id }) => id !== 'cus_5');
				if (requests === 6) server.records = [{ id: 'cus_new' }, ...server.records];
			};

			const { items } = await getMany({ returnAll: true });

			const ids = jsonOf(items).map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids).toEqual(expect.arrayContaining(server.records.map(({ id }) => id)));
		});

		it('reads on without totals where a page of known records came in between', async () => {
			const server = serveList(numbered(1000), { totals: false });
			server.beforePage = (page) => {
				if (page !== 3) return;
				const added = Array.from({ length: 200 }, (_, index) => ({ id: `cus_new_${index}` }));
				server.records = [...added, ...server.records];
				server.beforePage = () => {};
			};

			const { items } = await getMany({ returnAll: true });

			const ids = jsonOf(items).map(({ id }) => id);
			expect(new Set(ids).size).toBe(1200);
			expect(ids).toHaveLength(1200);
		});

		it('goes by the size that the server gives its pages', async () => {
			nock(BASE_URL)
				.persist()
				.get('/customers')
				.query(true)
				.reply((uri) => {
					const start = (Number(new URL(uri, BASE_URL).searchParams.get('page')) - 1) * 100;
					return [200, { page_size: 100, customers: numbered(250).slice(start, start + 100) }];
				});

			const { items } = await getMany({ returnAll: true });

			expect(jsonOf(items)).toEqual(numbered(250));
		});

		it('takes a list for whole whose server counts more than it shows', async () => {
			const server = serveList(numbered(450));
			server.total = 452;

			const { items } = await getMany({ returnAll: true });

			expect(jsonOf(items)).toEqual(numbered(450));
			expect(server.pages).toHaveLength(6);
		});

		it('takes a list for whole that holds a record twice', async () => {
			const server = serveList([...numbered(450), { id: 'cus_0' }]);

			const { items } = await getMany({ returnAll: true });

			expect(jsonOf(items)).toEqual(numbered(450));
			expect(server.pages).toHaveLength(6);
		});

		it('asks once for a page that holds a record twice, and is all', async () => {
			const server = serveList([...numbered(2), { id: 'cus_0' }]);

			const { items } = await getMany({ returnAll: true });

			expect(jsonOf(items)).toEqual(numbered(2));
			expect(server.pages).toEqual([1]);
		});

		it('reads no other page again than those that a limit needs', async () => {
			const server = serveList([{ id: 'cus_0' }, ...numbered(10_000)]);

			const { items } = await getMany({ returnAll: false, limit: 400 });

			expect(jsonOf(items)).toEqual(numbered(400));
			expect(Math.max(...server.pages)).toBe(3);
		});

		it('comes to an end where records move for ever and one has left', async () => {
			const server = serveList(numbered(900));
			server.beforePage = (page) => {
				const [first, ...others] = server.records;
				server.records = page === 1 ? others : [...others.slice(-1), first, ...others.slice(0, -1)];
				server.beforePage = () => {
					server.records = [...server.records.slice(-1), ...server.records.slice(0, -1)];
				};
			};

			const { items } = await getMany({ returnAll: true });

			const found = new Set(jsonOf(items).map(({ id }) => id));
			expect(server.records.filter(({ id }) => !found.has(id as string))).toEqual([]);
		});

		it('does not double records that have no ID', async () => {
			const server = serveList(Array.from({ length: 450 }, () => ({ name: 'same' })));
			server.total = 460;

			const { items } = await getMany({ returnAll: true });

			expect(items).toHaveLength(450);
		});

		it('gives up where every reading brings other records', async () => {
			let requests = 0;
			nock(BASE_URL)
				.persist()
				.get('/customers')
				.query(true)
				.reply(() => {
					const customers = [{ id: `cus_${++requests}` }];
					return [200, { total_pages: 2, total_items: 100, customers }];
				});

			const { error } = await getMany({ returnAll: true });

			expect(error?.message).toContain('change faster than they can be read');
			expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
			expect(requests).toBe(22);
		});

		it.each([100, 200, 450])('reaches a limit of %i also where pages are small', async (limit) => {
			const server = serveList(numbered(1000));
			server.largestPage = 50;

			const { items } = await getMany({ returnAll: false, limit });

			expect(jsonOf(items)).toEqual(numbered(limit));
		});

		it('does not take a 404 after a full page for the end', async () => {
			nock(BASE_URL)
				.get('/customers')
				.query(({ page }) => page === '1')
				.reply(200, { customers: numbered(200) })
				.get('/customers')
				.query(({ page }) => page === '2')
				.reply(404, '<html>Not found</html>');

			const { items, error } = await getMany({ returnAll: true });

			expect(items).toEqual([]);
			expect(error?.message).toContain('does not offer this operation');
		});

		it('ends where records without IDs come again and again', async () => {
			const server = serveList(
				Array.from({ length: 500 }, () => ({ name: 'same' })),
				{
					totals: false,
					ignoresPage: true,
				},
			);

			const { items } = await getMany({ returnAll: true });

			expect(items).toHaveLength(200);
			expect(server.pages).toEqual([1, 2, 3]);
		});

		it('asks for no page past a count that is reached', async () => {
			nock(BASE_URL)
				.get('/customers')
				.query(true)
				.reply(200, { total_items: 200, customers: numbered(200) });

			const { items } = await getMany({ returnAll: true });

			expect(items).toHaveLength(200);
		});

		it('finds what the first page does not show', async () => {
			nock(BASE_URL)
				.get('/customers')
				.query(({ page }) => page === '1')
				.times(2)
				.reply(200, { total_pages: 3, total_items: 3, customers: [] })
				.get('/customers')
				.query(({ page }) => page === '2')
				.reply(200, { total_pages: 3, total_items: 3, customers: numbered(1) });

			const { items } = await getMany({ returnAll: false, limit: 1 });

			expect(jsonOf(items)).toEqual(numbered(1));
		});

		it('ends at a 404 past the last page', async () => {
			nock(BASE_URL)
				.get('/customers')
				.query(({ page }) => page === '1')
				.reply(200, { total_items: 5, customers: numbered(3) })
				.get('/customers')
				.query(({ page }) => page === '2')
				.reply(404, { message: 'No such page' });

			const { items } = await getMany({ returnAll: true });

			expect(jsonOf(items)).toEqual(numbered(3));
		});

		it.each([
			['a number', 5],
			['no list', { customers: {} }],
			['null', { customers: null }],
			['pages without records', { total_pages: 5, total_items: 900, customers: [] }],
		])('does not take for an empty list: %s', async (_, answer) => {
			nock(BASE_URL)
				.persist()
				.get('/customers')
				.query(true)
				.reply(200, JSON.stringify(answer), { 'content-type': 'application/json' });

			const { items, error } = await getMany({ returnAll: true });

			expect(items).toEqual([]);
			expect(error?.message).toMatch(
				/^The answer (holds no list of "customers"|counts 5 pages of records, but holds none)/,
			);
			expect(error?.description).toContain('Base URL');
		});

		it('does not loop on a server that ignores the page', async () => {
			const server = serveList(numbered(200), { totals: false, ignoresPage: true });

			const { items } = await getMany({ returnAll: true });

			expect(items).toHaveLength(200);
			expect(server.pages).toEqual([1, 2, 3]);
		});
	});

	describe('Limit', () => {
		it('of 7 makes one request and returns 7', async () => {
			const server = serveList(numbered(1234));

			const { items } = await getMany({ limit: 7 });

			expect(jsonOf(items)).toEqual(numbered(7));
			expect(server.pages).toEqual([1]);
			expect(server.pageSizes).toEqual([7]);
		});

		it.each([
			[7, [1]],
			[400, [1, 2]],
		])('of %i reads no page too many where there are no totals', async (limit, pages) => {
			const server = serveList(numbered(1234), { totals: false });

			const { items } = await getMany({ limit });

			expect(items).toHaveLength(limit);
			expect(server.pages).toEqual(pages);
		});

		it('of 450 reads three pages of 1,234 records and returns 450', async () => {
			const server = serveList(numbered(1234));

			const { items } = await getMany({ limit: 450 });

			expect(jsonOf(items)).toEqual(numbered(450));
			expect([...server.pages].sort()).toEqual([1, 2, 3]);
		});

		it('below 1 is refused before any request', async () => {
			const server = serveList(numbered(10));

			const { error } = await getMany({ limit: 0 });

			expect(error?.message).toBe('"Limit" must be a whole number from 1 on [item 0]');
			expect(server.pages).toEqual([]);
		});
	});
});
