import type { IDataObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';

import { API_KEY, BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';

const api = () => nock(BASE_URL, { reqheaders: { authorization: `Token ${API_KEY}` } });
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

/** Whether the customer must not be served is asked for with every read. */
const EXPAND = 'expand[]=do_not_service';

describe('Customer', () => {
	describe('Customer → Create', () => {
		it('sends every filled field by its name on the wire, and nothing else', async () => {
			const sent = api()
				.post('/customers', {
					first_name: 'Ana',
					mobile_number: '5550100199',
					company: 'Ana & Co',
					notifications_enabled: false,
					tags: ['vip', 'north'],
					addresses: [
						{ type: 'billing', street: '1 Main St', city: 'San Diego', state: 'CA', zip: '92121' },
						{ type: 'service', street: '2 Oak Ave' },
					],
					do_not_call: true,
				})
				.reply(201, { id: 'cus_1', first_name: 'Ana' });

			const { items, error } = await runNode({
				parameters: {
					resource: 'customer',
					operation: 'create',
					first_name: 'Ana',
					mobile_number: '5550100199',
					additionalFields: {
						company: 'Ana & Co',
						notifications_enabled: false,
						tags: ['vip', 'north'],
						addresses: {
							address: [
								{
									type: 'billing',
									street: '1 Main St',
									city: 'San Diego',
									state: 'CA',
									zip: '92121',
								},
								{ type: 'service', street: '2 Oak Ave' },
							],
						},
						additionalJson: '{ "do_not_call": true }',
					},
				},
			});

			expect(error).toBeUndefined();
			expect(sent.isDone()).toBe(true);
			expect(items).toEqual([
				{ json: { id: 'cus_1', first_name: 'Ana' }, pairedItem: { item: 0 } },
			]);
		});

		it('splits an address in one line, and sends nothing that stands for "none"', async () => {
			const sent = api()
				.post('/customers', {
					first_name: 'Ana',
					mobile_number: '9195550000',
					addresses: [
						{ type: 'service', street: '9 Oak St', city: 'Austin', state: 'TX', zip: '78701' },
					],
				})
				.reply(201, { id: 'cus_1' });

			const { error } = await runNode({
				parameters: {
					resource: 'customer',
					operation: 'create',
					first_name: ' Ana',
					last_name: 'N/A',
					email: 'noemail@noemail.com',
					mobile_number: '+1 (919) 555-0000',
					additionalFields: {
						home_number: '111-111-1111',
						addresses: {
							address: [
								{ type: 'service', street: '9 Oak St, Austin, TX 78701' },
								{ type: 'billing', street: 'n/a' },
							],
						},
					},
				},
			});

			expect(error).toBeUndefined();
			expect(sent.isDone()).toBe(true);
		});

		it('refuses a customer with neither name nor contact, before any request', async () => {
			const { error } = await runNode({
				parameters: { resource: 'customer', operation: 'create' },
			});

			expect(error?.message).toBe(
				'"First Name" is empty, and so are all other names and numbers [item 0]',
			);
		});
	});

	describe('Customer → Get Many', () => {
		it('asks for no more than the limit and emits one linked item per record', async () => {
			const sent = api()
				.get(`/customers?q=ana&sort_by=updated_at&sort_direction=asc&${EXPAND}&page=1&page_size=2`)
				.reply(200, {
					page: 1,
					page_size: 2,
					total_pages: 9,
					total_items: 18,
					customers: [{ id: 'cus_1' }, { id: 'cus_2' }],
				});

			const { items } = await runNode({
				parameters: {
					resource: 'customer',
					operation: 'getAll',
					limit: 2,
					filters: { q: 'ana' },
					sort: { order: { sort_by: 'updated_at', sort_direction: 'asc' } },
				},
			});

			expect(sent.isDone()).toBe(true);
			expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
				['cus_1', { item: 0 }],
				['cus_2', { item: 0 }],
			]);
		});
	});

	describe('Customer → Get', () => {
		it('encodes the ID as one path segment', async () => {
			const sent = api().get(`/customers/..%3B%26x%25%C3%BC?${EXPAND}`).reply(200, { id: 'x' });

			await runNode({
				parameters: { resource: 'customer', operation: 'get', customer_id: byId('..;&x%ü') },
			});

			expect(sent.isDone()).toBe(true);
		});

		it.each(['.', '..', '../jobs', 'x?y'])(
			'refuses %s, which would lead to another path',
			async (id) => {
				const { error } = await runNode({
					parameters: { resource: 'customer', operation: 'get', customer_id: byId(id) },
				});

				expect(error?.message).toBe(`"Customer" is no ID: ${id} [item 0]`);
			},
		);

		it('keeps the other items going when one fails', async () => {
			api().get(`/customers/cus_1?${EXPAND}`).reply(200, { id: 'cus_1' });
			api()
				.get(`/customers/cus_2?${EXPAND}`)
				.reply(404, { error: { message: 'Customer not found' } });
			api().get(`/customers/cus_3?${EXPAND}`).reply(200, { id: 'cus_3' });

			const { items, errorItems } = await runNode({
				parameters: {
					resource: 'customer',
					operation: 'get',
					customer_id: byId('={{ $json.id }}'),
				},
				items: [{ id: 'cus_1' }, { id: 'cus_2' }, { id: 'cus_3' }],
				onError: 'continueErrorOutput',
			});

			expect(jsonOf(items)).toEqual([{ id: 'cus_1' }, { id: 'cus_3' }]);
			expect(errorItems).toHaveLength(1);
			expect(errorItems[0].json.error).toContain('Customer not found [item 1]');
		});
	});

	describe('Customer → Update', () => {
		const update = async (updateFields: INodeParameters, item: IDataObject = {}) =>
			await runNode({
				parameters: {
					resource: 'customer',
					operation: 'update',
					customer_id: byId('cus_1'),
					updateFields,
				},
				items: [item],
			});

		it('can clear a field', async () => {
			const sent = api().put('/customers/cus_1', { company: '' }).reply(200, { id: 'cus_1' });

			const { error } = await update({ company: '' });

			expect(error).toBeUndefined();
			expect(sent.isDone()).toBe(true);
		});

		it('clears nothing where an expression gives an empty text, blanks or "n/a"', async () => {
			const sent = api().put('/customers/cus_1', { last_name: 'Diaz' }).reply(200, { id: 'cus_1' });

			const { error } = await update(
				{
					first_name: '={{ $json.first }}',
					last_name: '={{ $json.last }}',
					company: '={{ $json.company }}',
					email: '={{ $json.email }}',
					mobile_number: '={{ $json.phone }}',
					home_number: '={{ $json.home }}',
					work_number: ' ',
					notes: '={{ $json.notes }}',
					additionalJson: '={{ { kind: "" } }}',
				},
				{
					first: '',
					last: 'Diaz ',
					company: ' ',
					email: 'none@none.com',
					phone: 'n/a',
					home: '000-000-0000',
					notes: 'N/A',
				},
			);

			expect(error).toBeUndefined();
			expect(sent.isDone()).toBe(true);
		});

		it('sends an email without blanks and a number in digits', async () => {
			const sent = api()
				.put('/customers/cus_1', { email: 'Ana@Example.com', mobile_number: '9195550000' })
				.reply(200, { id: 'cus_1' });

			const { error } = await update({
				email: ' Ana@Example.com ',
				mobile_number: '+1 (919) 555-0000',
			});

			expect(error).toBeUndefined();
			expect(sent.isDone()).toBe(true);
		});

		it('reads the customer where nothing that is given can be stored', async () => {
			const sent = api().get('/customers/cus_1').reply(200, { id: 'cus_1', company: 'Ana & Co' });

			const { items, error } = await update({ company: '={{ "" }}', notes: 'n/a' });

			expect(error).toBeUndefined();
			expect(sent.isDone()).toBe(true);
			expect(jsonOf(items)).toEqual([{ id: 'cus_1', company: 'Ana & Co' }]);
		});

		it('clears what Additional JSON says is empty', async () => {
			const sent = api()
				.put('/customers/cus_1', { company: '', lead_source: null })
				.reply(200, { id: 'cus_1' });

			const { error } = await update({ additionalJson: '{ "company": "", "lead_source": null }' });

			expect(error).toBeUndefined();
			expect(sent.isDone()).toBe(true);
		});

		it('adds the addresses of Additional JSON that the customer lacks by a route of their own', async () => {
			const known = { id: 'adr_1', street: '1 Oak St', city: 'Reno', state: 'NV', zip: '89501' };
			const added = { street: '2 Elm St', city: 'Reno', state: 'NV', zip: '89501' };
			const customer = { id: 'cus_1', addresses: [known] };
			const requests = [
				api().get('/customers/cus_1').reply(200, customer),
				api().put('/customers/cus_1', { company: 'Co' }).reply(200, customer),
				api()
					.post('/customers/cus_1/addresses', { ...added, country: 'US' })
					.reply(200, { id: 'adr_2', ...added }),
				api()
					.get('/customers/cus_1')
					.reply(200, { ...customer, company: 'Co' }),
			];

			const { items, error } = await update({
				additionalJson: JSON.stringify({
					company: 'Co',
					addresses: [{ ...known, id: undefined, street: '1 Oak Street' }, added],
				}),
			});

			expect(error).toBeUndefined();
			expect(requests.map((request) => request.isDone())).toEqual([true, true, true, true]);
			expect(jsonOf(items)).toEqual([{ ...customer, company: 'Co' }]);
		});

		it('refuses to change an address, which the service would not do', async () => {
			api().get('/customers/cus_1').reply(200, { id: 'cus_1', addresses: [] });

			const { error } = await update({
				additionalJson:
					'{ "company": "Co", "addresses": [{ "id": "adr_1", "street": "2 Elm St" }] }',
			});

			expect(error?.message).toContain('"Additional JSON" changes an address');
			expect(nock.pendingMocks()).toEqual([]);
		});

		it('refuses an update without changes, before any request', async () => {
			const { error } = await runNode({
				parameters: { resource: 'customer', operation: 'update', customer_id: byId('cus_1') },
			});

			expect(error?.message).toBe('"Update Fields" holds nothing to change [item 0]');
		});
	});

	describe('Customer → Delete', () => {
		it('says which customer is gone', async () => {
			api().delete('/customers/cus_1').reply(204);

			const { items } = await runNode({
				parameters: { resource: 'customer', operation: 'delete', customer_id: byId('cus_1') },
			});

			expect(jsonOf(items)).toEqual([{ deleted: true, id: 'cus_1' }]);
		});
	});

	describe('a filter that an expression leaves empty', () => {
		it('is no limit where it is a date, as in the first run of a sync', async () => {
			const sent = api()
				.get('/customers')
				.query(true)
				.reply(200, { total_pages: 1, customers: [{ id: 'cus_1' }] });

			const { items } = await runNode({
				parameters: { resource: 'customer', operation: 'getAll', filters: { changedSince: '' } },
			});

			expect(sent.isDone()).toBe(true);
			expect(jsonOf(items)).toEqual([{ id: 'cus_1' }]);
		});

		it.each([['={{ undefined }}'], ['={{ "" }}']])('is refused: %s', async (q) => {
			const { error } = await runNode({
				parameters: { resource: 'customer', operation: 'getAll', filters: { q } },
			});

			expect(error?.message).toBe('"Search" is empty [item 0]');
		});
	});
});
