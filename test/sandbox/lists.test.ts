import type { Sandbox } from '../../sandbox/server';
import { readAll, send, start, type ListOf } from './client';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await start({ customers: 450 });
});
afterAll(async () => await sandbox.close());

const list = async (path: string) => await send<ListOf>(sandbox, 'GET', path);

describe('The sandbox’s lists', () => {
	describe('pages', () => {
		it('have ten records unless asked otherwise, in the envelope of the service', async () => {
			const { body } = await list('/customers');
			expect(body.customers).toHaveLength(10);
			expect(body).toMatchObject({ page: 1, page_size: 10, total_pages: 45, total_items: 450 });
		});

		it('show every record once', async () => {
			const records = await readAll(sandbox, 'customers');
			expect(new Set(records.map(({ id }) => id)).size).toBe(450);
		});

		it('are empty past the end', async () => {
			const { status, body } = await list('/customers?page=4&page_size=200');
			expect(status).toBe(200);
			expect(body).toMatchObject({ page: 4, total_pages: 3, customers: [] });
		});

		it('hold at most 200 records', async () => {
			const { status, body } = await list('/jobs?page_size=201');
			expect(status).toBe(400);
			expect(body).toEqual({ error: { message: 'Size must be less than or equal to 200' } });
		});

		it('ignore parameters that nobody declared, and the log says so', async () => {
			sandbox.log.clear();
			const { body } = await list('/customers?limit=3&updated_after=2026-01-01&q=');
			expect(body.page_size).toBe(10);
			expect(sandbox.log.entries[0]).toMatchObject({
				operationId: 'listCustomers',
				route: 'both',
				status: 200,
				unknown: ['limit', 'updated_after'],
			});
		});

		it('refuse a page that is no number', async () => {
			const { status, body } = await list('/customers?page=two');
			expect([status, body]).toEqual([422, { errors: { page: 'must be an integer' } }]);
		});
	});

	describe('order', () => {
		const times = async (query: string, field: 'created_at' | 'updated_at') =>
			(await readAll(sandbox, 'customers', query)).map((record) => record[field]);

		it('is newest first', async () => {
			const created = await times('', 'created_at');
			expect(created).toEqual([...created].sort().reverse());
		});

		it('follows sort_by and sort_direction', async () => {
			const updated = await times('sort_by=updated_at&sort_direction=asc', 'updated_at');
			expect(updated).toEqual([...updated].sort());
		});

		it('puts what changed last first, even within one second', async () => {
			const ids = (await readAll(sandbox, 'customers')).slice(100, 103).map(({ id }) => id);
			for (const id of ids) {
				await send(sandbox, 'PUT', `/customers/${id}`, { body: { notes: 'changed' } });
			}
			const { body } = await list('/customers?sort_by=updated_at&page_size=3');
			expect(body.customers.map(({ id }) => id)).toEqual(ids.reverse());
		});

		it('refuses a field the document does not name', async () => {
			const { status, body } = await list('/jobs?sort_by=colour');
			expect(status).toBe(422);
			expect(body).toMatchObject({
				errors: { sort_by: expect.stringContaining('must be one of') },
			});
		});
	});

	describe('search', () => {
		const search = async (q: string) =>
			(await list(`/customers?page_size=200&q=${encodeURIComponent(q)}`)).body.customers;

		it('finds a customer by name, e-mail, phone number and address', async () => {
			const [customer] = sandbox.state.customers.all();
			const { first_name, last_name, email, mobile_number: phone, addresses } = customer;
			const formatted = `(${phone?.slice(0, 3)}) ${phone?.slice(3, 6)}-${phone?.slice(6)}`;
			const street = addresses[0].street;
			for (const q of [`${first_name} ${last_name}`, email, phone, formatted, street]) {
				expect(await search(String(q))).toContainEqual(
					expect.objectContaining({ id: customer.id }),
				);
			}
		});

		it('finds an e-mail address whatever its case, and nobody else', async () => {
			const [customer] = sandbox.state.customers.all();
			const found = await search(String(customer.email).toUpperCase());
			expect(found.map(({ id }) => id)).toEqual([customer.id]);
		});

		it('finds nobody whom the list does not hold', async () => {
			const { customers } = (await list('/customers?page_size=200')).body;
			const ids = new Set(customers.map(({ id }) => id));
			const found = await search('a');
			expect(found.length).toBeGreaterThan(0);
			expect(found.every(({ id }) => ids.has(id))).toBe(true);
		});

		it('finds nobody for nonsense', async () => {
			expect(await search('qqqqzzzz')).toEqual([]);
		});
	});
});
