import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const CUSTOMER = byId('cus_1');
const STREET = { street: '1 Main St', city: 'San Diego', state: 'CA', zip: '92121', country: 'US' };

describe('Customer Address', () => {
	describe('Customer Address → Create', () => {
		it('sends every filled field by its name on the wire', async () => {
			const address = { id: 'adr_1', ...STREET };
			const sent = reply({ body: { id: 'cus_1', addresses: [] } }, { body: address });

			const { output, error } = await operate('customerAddress', 'create', {
				customer_id: CUSTOMER,
				...STREET,
				additionalFields: {
					latitude: 32.8,
					longitude: -117.2,
					street_line_2: 'Unit 4',
					additionalJson: { type: 'billing' },
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{ call: 'GET /customers/cus_1' },
				{
					call: 'POST /customers/cus_1/addresses',
					body: {
						...STREET,
						latitude: 32.8,
						longitude: -117.2,
						street_line_2: 'Unit 4',
						type: 'billing',
					},
				},
			]);
			expect(output).toEqual([address]);
		});

		it.each([
			['street', 'Street'],
			['city', 'City'],
			['state', 'State'],
			['zip', 'ZIP'],
		])('refuses an address without %s, before any request', async (name, label) => {
			const sent = reply();

			const { error } = await operate('customerAddress', 'create', {
				customer_id: CUSTOMER,
				...STREET,
				[name]: '={{ $json.none }}',
			});

			expect(error?.message).toBe(`"${label}" is empty [item 0]`);
			expect(sent).toEqual([]);
		});
	});

	describe('Customer Address → Create, where parts are left out', () => {
		const create = async (fields: object) => {
			const sent = reply({ body: { id: 'cus_1', addresses: [] } }, { body: { id: 'adr_1' } });
			const { error } = await operate('customerAddress', 'create', {
				customer_id: CUSTOMER,
				...fields,
			});
			return { sent: sent.flatMap(({ body }) => body ?? []), error: error?.message };
		};

		it('splits a street that holds the whole address', async () => {
			const { sent, error } = await create({ street: '9 Oak St, Apt 4, Austin, TX 78701' });

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					street: '9 Oak St',
					street_line_2: 'Apt 4',
					city: 'Austin',
					state: 'TX',
					zip: '78701',
					country: 'US',
				},
			]);
		});

		it('takes an address in Toronto for Canadian', async () => {
			const toronto = { street: '1 King St', city: 'Toronto', state: 'Ontario', zip: 'M5V 1A1' };
			const { sent, error } = await create(toronto);

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ ...toronto, country: 'CA' }]);
		});

		it.each([
			['Street', { street: 'N/A' }],
			['City', { city: 'unknown' }],
			['ZIP', { zip: '00000' }],
		])('takes a stand-in for nothing: "%s" is empty', async (label, standIn) => {
			const { sent, error } = await create({ ...STREET, ...standIn });

			expect(error).toBe(`"${label}" is empty [item 0]`);
			expect(sent).toEqual([]);
		});

		it('asks for the country where nothing tells it', async () => {
			const { sent, error } = await create({
				street: 'Av. Juarez 1',
				city: 'Tijuana',
				state: 'BC',
				zip: '22000',
			});

			expect(error).toBe('"Country" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Customer Address → Get', () => {
		it('reads one address of a customer', async () => {
			const sent = reply({ body: { id: 'adr_1' } });

			const { output } = await operate('customerAddress', 'get', {
				customer_id: CUSTOMER,
				address_id: byId('adr_1'),
			});

			expect(sent).toEqual([{ call: 'GET /customers/cus_1/addresses/adr_1' }]);
			expect(output).toEqual([{ id: 'adr_1' }]);
		});
	});

	describe('Customer Address → Get Many', () => {
		it('reads sorted pages', async () => {
			const addresses = [{ id: 'adr_1' }, { id: 'adr_2' }];
			const sent = reply({ body: { page: 1, total_pages: 1, total_items: 2, addresses } });

			const { output } = await operate('customerAddress', 'getAll', {
				customer_id: CUSTOMER,
				returnAll: true,
				sort: { order: { sort_by: 'updated_at', sort_direction: 'asc' } },
			});

			expect(sent).toEqual([
				{
					call: 'GET /customers/cus_1/addresses?sort_by=updated_at&sort_direction=asc&page=1&page_size=200',
				},
			]);
			expect(output).toEqual(addresses);
		});
	});
});
