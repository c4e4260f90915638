import type { IDataObject } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { byId, jsonOf, runNode } from '../../tools/engine/engine';

const KNOWN = { street: '123 Main St', city: 'Austin', state: 'TX', zip: '78701', country: 'US' };

const SPELLINGS = [
	{ street: '123 Main Street', city: 'Austin', state: 'Texas', zip: '78701' },
	{ street: '123 MAIN ST.', city: 'austin', state: 'tx', zip: '78701-1234' },
	{ street: '123 Main St, Austin, TX 78701' },
];

let sandbox: Sandbox;
let customerId: string;

async function run(
	resource: string,
	operation: string,
	fields: object,
	items: IDataObject[] = [{}],
) {
	const { items: output, error } = await runNode({
		parameters: { resource, operation, ...fields },
		items,
		credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' },
	});
	expect(error).toBeUndefined();
	return jsonOf(output);
}

async function streets(): Promise<unknown[]> {
	const [customer] = await run('customer', 'get', { customer_id: byId(customerId) });
	return (customer.addresses as IDataObject[]).map(({ street }) => street);
}

/** Every operation that adds an address to a customer who exists. */
const OPERATIONS: Array<[string, string, (address: object) => object]> = [
	['estimate', 'create', (parts) => ({ additionalFields: { address: { parts } } })],
	['lead', 'create', (parts) => ({ additionalFields: { address: { parts } } })],
	['job', 'create', (parts) => ({ addressChoice: 'street', address: { parts } })],
	['customerAddress', 'create', (parts) => parts],
	['customer', 'update', (parts) => ({ updateFields: { additionalJson: { addresses: [parts] } } })],
	[
		'customer',
		'upsert',
		(parts) => ({ email: 'ana@x.com', additionalFields: { addresses: { address: [parts] } } }),
	],
];

describe('An address that the customer has already', () => {
	beforeEach(async () => {
		sandbox = await startSandbox({ customers: 0, descriptions: 'live' });
		const [customer] = await run('customer', 'create', {
			first_name: 'Ana',
			email: 'ana@x.com',
			additionalFields: { addresses: { address: [KNOWN] } },
		});
		customerId = String(customer.id);
	});
	afterEach(async () => await sandbox.close());

	it.each(OPERATIONS)(
		'is not added again by %s %s, however it is written',
		async (...operation) => {
			const [resource, name, fieldsFor] = operation;
			for (const spelling of SPELLINGS) {
				await run(resource, name, { customer_id: byId(customerId), ...fieldsFor(spelling) });
			}

			expect(await streets()).toEqual(['123 Main St']);
		},
	);

	it.each(OPERATIONS)('is added once by %s %s where it is new', async (...operation) => {
		const [resource, name, fieldsFor] = operation;
		const place = { ...KNOWN, street: '={{ $json.street }}' };
		const fields = { customer_id: byId(customerId), ...fieldsFor(place) };
		const items = [{ street: '9 Oak Ave' }, { street: '9 OAK AVENUE' }];
		await run(resource, name, { ...fields, options: { itemsAtOnce: 5 } }, items);

		expect(await streets()).toEqual(['123 Main St', '9 Oak Ave']);
	});

	it('is the place of the estimate, and what is returned as the address', async () => {
		const [customer] = await run('customer', 'get', { customer_id: byId(customerId) });
		const [known] = customer.addresses as IDataObject[];
		const given = { customer_id: byId(customerId) };

		const [estimate] = await run('estimate', 'create', {
			...given,
			additionalFields: { address: { parts: SPELLINGS[0] } },
		});
		const [address] = await run('customerAddress', 'create', { ...given, ...SPELLINGS[1] });

		expect(estimate.address).toMatchObject({ id: known.id });
		expect(address).toMatchObject({ id: known.id, street: '123 Main St' });
	});

	it('is sent once where it is given twice for a new customer, but to bill and to work at', async () => {
		const given = [
			{ type: 'service', ...KNOWN },
			{ type: 'service', ...SPELLINGS[0] },
		];
		const [customer] = await run('customer', 'create', {
			first_name: 'Bo',
			additionalFields: { addresses: { address: [...given, { type: 'billing', ...KNOWN }] } },
		});

		const types = (customer.addresses as IDataObject[]).map(({ type }) => type);
		expect(types).toEqual(['service', 'billing']);
	});
});
