import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';

const at = (minute: number) => new Date(Date.UTC(2026, 3, 1, 12, minute)).toISOString();

/** A list that is sorted by `updated_at` when asked to be, and may be changed between two pages. */
function serveCustomers(customers: IDataObject[], { sorts = true, totals = true } = {}) {
	const server = {
		customers,
		pages: [] as number[],
		afterPage: (() => {}) as (page: number) => void,
	};
	nock(BASE_URL)
		.persist()
		.get('/customers')
		.query(true)
		.reply((uri) => {
			const { searchParams } = new URL(uri, BASE_URL);
			const page = Number(searchParams.get('page'));
			const size = Number(searchParams.get('page_size'));
			const byChange = sorts && searchParams.get('sort_by') === 'updated_at';
			const list = byChange
				? [...server.customers].sort((a, b) =>
						String(b.updated_at).localeCompare(String(a.updated_at)),
					)
				: server.customers;
			const cut = list.slice((page - 1) * size, page * size).map((record) => ({ ...record }));
			server.pages.push(page);
			server.afterPage(page);
			const total_pages = Math.ceil(list.length / size);
			const counts = totals && { total_pages, total_items: list.length };
			return [200, { page, page_size: size, ...counts, customers: cut }];
		});
	return server;
}

/** The i-th was changed i minutes after noon. */
const customers = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, minute) => ({ id: `cus_${minute}`, updated_at: at(minute) }));

const changedSince = async (time: string, more = {}) => {
	const { items } = await runNode({
		parameters: {
			resource: 'customer',
			operation: 'getAll',
			returnAll: true,
			filters: { changedSince: time },
			...more,
		},
	});
	return jsonOf(items);
};

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe('Changed Since', () => {
	it('reads no page beyond the one where older changes begin', async () => {
		const server = serveCustomers(customers(2000));

		const found = await changedSince(at(1900));

		expect(found.map(({ id }) => id)).toEqual(
			Array.from({ length: 100 }, (_, index) => `cus_${1999 - index}`),
		);
		expect(server.pages).toEqual([1]);
	});

	it('misses none and repeats none while 50 records are touched between two pages', async () => {
		const server = serveCustomers(customers(1000));
		server.afterPage = (page) => {
			if (page !== 1) return;
			server.afterPage = () => {};
			for (const customer of server.customers.slice(300, 350)) customer.updated_at = at(5000);
		};

		const found = await changedSince(at(0));

		const ids = found.map(({ id }) => id);
		expect(ids).toHaveLength(1000);
		expect(new Set(ids).size).toBe(1000);
		expect(found.slice(0, 50).every(({ updated_at }) => updated_at === at(5000))).toBe(true);
	});

	it.each([
		[1, 200, true],
		[2, 200, true],
		[3, 300, true],
		[1, 200, false],
		[3, 500, false],
	])(
		'misses none where, after page %i, %i records change (totals: %s)',
		async (after, count, totals) => {
			const server = serveCustomers(customers(2000), { totals });
			server.afterPage = (page) => {
				if (page !== after) return;
				server.afterPage = () => {};
				for (const customer of server.customers.slice(0, count)) customer.updated_at = at(5000);
			};

			const ids = (await changedSince(at(0))).map(({ id }) => id);

			expect(ids).toHaveLength(2000);
			expect(new Set(ids).size).toBe(2000);
		},
	);

	it('misses none when a record leaves the list and draws the later ones forward', async () => {
		const server = serveCustomers(customers(450));
		server.afterPage = (page) => {
			if (page === 1) server.customers = server.customers.filter(({ id }) => id !== 'cus_440');
		};

		const found = await changedSince(at(0));

		const ids = found.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(server.customers.map(({ id }) => id)));
	});

	it('misses none of 300 records of one time that come in another order with each page', async () => {
		const server = serveCustomers(
			customers(700).map((customer, index) =>
				index >= 200 && index < 500 ? { ...customer, updated_at: at(200) } : customer,
			),
		);
		// 347 shares no factor with 700
		server.afterPage = () =>
			(server.customers = server.customers.map(
				(_, index) => server.customers[(index * 347) % server.customers.length],
			));

		const ids = (await changedSince(at(0))).map(({ id }) => id);

		expect(ids).toHaveLength(700);
		expect(new Set(ids).size).toBe(700);
	});

	it('gives a record that changed while it was read as it is now', async () => {
		const server = serveCustomers(customers(450));
		server.afterPage = (page) => {
			if (page === 2) server.customers[449].updated_at = at(6000);
		};

		const found = await changedSince(at(0));

		expect(found).toHaveLength(450);
		expect(found[0]).toEqual({ id: 'cus_449', updated_at: at(6000) });
	});

	it('looks at every record of a server that does not sort', async () => {
		serveCustomers(
			[...customers(500)].sort((a, b) => String(a.id).localeCompare(String(b.id))),
			{ sorts: false },
		);

		expect(await changedSince(at(498))).toEqual([
			{ id: 'cus_499', updated_at: at(499) },
			{ id: 'cus_498', updated_at: at(498) },
		]);
	});

	it('returns all changes, whatever the limit, so that a sync misses none', async () => {
		const server = serveCustomers(customers(500));

		const found = await changedSince(at(0), { returnAll: false, limit: 3 });

		expect(found).toHaveLength(500);
		expect(server.pages.slice(0, 3)).toEqual([1, 2, 3]);
	});

	it('ends at a server without totals although records change all the time', async () => {
		const server = serveCustomers(customers(400), { totals: false });
		server.afterPage = (page) => {
			if (page === 2) server.customers[399].updated_at = at(5000 + server.pages.length);
		};

		const found = await changedSince(at(0));

		expect(found).toHaveLength(400);
		expect(server.pages.length).toBeLessThan(8);
	});

	it('stops at a server that gives the same page for ever', async () => {
		let requests = 0;
		nock(BASE_URL)
			.persist()
			.get('/customers')
			.query(true)
			.reply(() => {
				requests++;
				return [200, { customers: customers(3) }];
			});

		const found = await changedSince(at(1));

		expect(found.map(({ id }) => id)).toEqual(['cus_2', 'cus_1']);
		expect(requests).toBeLessThan(6);
	});

	it('says so when the records do not tell when they were changed', async () => {
		serveCustomers([{ id: 'cus_1' }]);

		const { error } = await runNode({
			parameters: {
				resource: 'customer',
				operation: 'getAll',
				returnAll: true,
				filters: { changedSince: at(0) },
			},
		});

		expect(error?.description).toBe('Take "Changed Since" out of the filters.');
	});
});
