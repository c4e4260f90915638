import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { jsonOf, runNode } from '../../tools/engine/engine';

let sandbox: Sandbox;

const run = async (parameters: INodeParameters): Promise<IDataObject[]> => {
	const { items, error } = await runNode({
		parameters,
		credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' },
	});
	expect(error).toBeUndefined();
	return jsonOf(items);
};

const customer = async (operation: string, fields: INodeParameters) =>
	await run({ resource: 'customer', operation, ...fields });
const upsert = async (fields: INodeParameters) => (await customer('upsert', fields))[0];
const find = async (fields: INodeParameters) => await customer('find', fields);
const leadFor = async (details: INodeParameters, more: INodeParameters = {}) => {
	const { addresses, tags, ...open } = details;
	const rest = { ...(addresses && { addresses }), ...(tags && { tags }) } as INodeParameters;
	const fields = { customerChoice: 'findOrAdd', ...open, customer: rest, ...more };
	return (await run({ resource: 'lead', operation: 'create', ...fields }))[0];
};

const known = (id: unknown) => {
	const record = sandbox.state.customers.get(String(id));
	expect(record).toBeDefined();
	return record;
};
const writes = () => sandbox.log.entries.filter(({ method }) => method !== 'GET');

const at = (street: string, more = {}) => ({
	addresses: {
		address: [
			{
				type: 'service',
				street,
				city: 'Austin',
				state: 'TX',
				zip: '78701',
				country: 'US',
				...more,
			},
		],
	},
});
const P = '9195550001';
const maria = { first_name: 'Maria', last_name: 'Lopez' };

beforeEach(async () => {
	sandbox = await startSandbox({ customers: 3 });
});
afterEach(async () => await sandbox.close());

describe('People of one household', () => {
	describe('a family with one email', () => {
		it('stays two customers, whoever was changed last', async () => {
			const email = 'family@x.com';
			const first = await upsert({ ...maria, email, mobile_number: P });
			const john = { ...maria, first_name: 'John', email };
			const [second] = await customer('create', {
				...john,
				mobile_number: '9195550002',
				additionalFields: { notes: 'gate code 7' },
			});

			const row = { ...maria, email, mobile_number: P };
			const again = await upsert({ ...row, additionalFields: { notes: 'dog' } });
			const found = await find(row);
			const lead = await leadFor(row);

			expect(again).toMatchObject({ id: first.id, notes: 'dog', outcome: 'updated' });
			expect(known(second.id)).toMatchObject({ first_name: 'John', notes: 'gate code 7' });
			expect(found.map(({ id }) => id)).toEqual([first.id, second.id]);
			expect(lead).toMatchObject({ customer: { id: first.id }, matched_by: 'email' });
		});
	});

	describe('a phone number of somebody else', () => {
		it('hands no email on to them, and no name after it', async () => {
			const bob = await upsert({ first_name: 'Bob', mobile_number: P });
			const row = await upsert({ email: 'carla@x.com', mobile_number: P });
			const carla = await upsert({
				first_name: 'Carla',
				last_name: 'Diaz',
				email: 'carla@x.com',
				mobile_number: '9195550003',
			});

			expect(row).toMatchObject({ id: bob.id, outcome: 'unchanged', not_changed: ['email'] });
			expect(carla.outcome).toBe('created');
			expect(known(bob.id)).toMatchObject({ first_name: 'Bob', email: null, mobile_number: P });
		});

		it('makes a new customer of a person with another name and an email that nobody has', async () => {
			const john = await upsert({ first_name: 'John', last_name: 'Smith', mobile_number: P });
			const row = { ...maria, email: 'maria@x.com', mobile_number: '919 555 0001' };

			const found = await find(row);
			const lead = await leadFor({ ...row, ...at('1 Elm St'), tags: ['vip'] });
			const again = await upsert({ ...row, additionalFields: { tags: ['vip'] } });

			expect(found).toEqual([]);
			expect(lead).toMatchObject({ customer: maria, address: { street: '1 Elm St' } });
			expect(lead).not.toHaveProperty('matched_by');
			expect(again).toMatchObject({ ...maria, outcome: 'unchanged' });
			expect(known(john.id)).toMatchObject({ first_name: 'John', tags: [], addresses: [] });
		});

		it('makes two customers of two people without an email, also when they come again', async () => {
			const john = await upsert({ first_name: 'John', last_name: 'Smith', mobile_number: P });
			const first = await upsert({ ...maria, mobile_number: P });
			const lead = await leadFor({ ...maria, mobile_number: P });
			const bob = await leadFor({ first_name: 'Bob', mobile_number: P });
			const again = await upsert({ ...maria, mobile_number: P });

			expect(first).toMatchObject({ ...maria, outcome: 'created', same_number_as: [john.id] });
			expect(lead).toMatchObject({ customer: { id: first.id }, matched_by: 'mobile number' });
			expect(bob.same_number_as).toEqual(expect.arrayContaining([john.id, first.id]));
			expect(bob.customer).toMatchObject({ first_name: 'Bob' });
			expect(again).toMatchObject({ id: first.id, outcome: 'unchanged' });
		});

		it('gives a lead, but no address, to somebody of another name where told to, and says what is not stored', async () => {
			const john = await upsert({ first_name: 'John', last_name: 'Smith', mobile_number: P });

			const lead = await leadFor(
				{ ...maria, mobile_number: P, ...at('1 Elm St'), tags: ['vip'] },
				{ options: { ifOnlyNumberMatches: 'use' } },
			);

			expect(lead).toMatchObject({ customer: { id: john.id }, matched_by: 'mobile number' });
			expect(lead.not_changed).toEqual(
				expect.arrayContaining(['first_name', 'last_name', 'tags', 'addresses']),
			);
			expect(known(john.id)).toMatchObject({ tags: [], addresses: [] });
		});

		it('from abroad is not one of the USA with the same digits, and is known again by the name', async () => {
			const us = await upsert({ first_name: 'Ann', last_name: 'Lee', mobile_number: '4722123456' });
			const ola = { first_name: 'Ola', last_name: 'Nordmann', mobile_number: '+47 22 12 34 56' };
			const first = await upsert(ola);
			const second = await upsert(ola);

			expect(first.outcome).toBe('created');
			expect(first.id).not.toBe(us.id);
			expect(second).toMatchObject({ id: first.id, outcome: 'unchanged' });
		});
	});

	describe('values that stand for "none"', () => {
		it.each([
			{ email: 'none@none.com' },
			{ mobile_number: '123-456-7890' },
			{ additionalFields: { work_number: '555-555-5555' } },
			{ additionalFields: at('N/A') },
		])('make no two people one, and are not sent: %j', async (none) => {
			const first = await upsert({ first_name: 'Ana', last_name: 'Diaz', ...none });
			const second = await upsert({ first_name: 'Bo', last_name: 'Li', ...none });

			expect([first.outcome, second.outcome]).toEqual(['created', 'created']);
			expect(writes().map(({ body }) => body)).toEqual([
				{ first_name: 'Ana', last_name: 'Diaz' },
				{ first_name: 'Bo', last_name: 'Li' },
			]);
		});

		it('are filled by what is known later', async () => {
			const [ana] = await customer('create', {
				mobile_number: P,
				additionalFields: { additionalJson: '{ "kind": "homeowner" }' },
			});
			Object.assign(known(ana.id) ?? {}, { first_name: 'Unknown', email: 'none@none.com' });

			const filled = await upsert({ ...maria, email: 'maria@x.com', mobile_number: P });

			expect(filled).toMatchObject({ id: ana.id, ...maria, email: 'maria@x.com' });
		});
	});

	describe('one address, written in another way', () => {
		it.each([
			at('123 Main St.'),
			at('123 Main Street', { state: 'Texas' }),
			at('123 Main St, Austin, TX 78701', { city: '', state: '', zip: '', country: '' }),
		])('is neither added by Create or Update nor by a lead: %j', async (other) => {
			const row = { first_name: 'José', last_name: 'Diaz' };
			const first = await upsert({ ...row, additionalFields: at('123 Main St') });
			const sameName = { first_name: 'Jose\u0301', last_name: 'DIAZ' };

			const again = await upsert({ ...sameName, additionalFields: other });
			const plain = await upsert({ ...row, first_name: 'Jose', additionalFields: other });
			const lead = await leadFor({ ...sameName, ...other });
			const ofKnown = await run({
				resource: 'lead',
				operation: 'create',
				customer_id: { __rl: true, mode: 'id', value: String(first.id) },
				additionalFields: { address: { parts: { ...other.addresses.address[0] } } },
			});

			for (const result of [again, plain]) {
				expect(result).toMatchObject({ id: first.id, outcome: 'unchanged' });
			}
			expect(lead).toMatchObject({ customer: { id: first.id }, matched_by: 'name and address' });
			expect(lead).not.toHaveProperty('not_changed');
			expect(known(first.id)?.addresses).toHaveLength(1);
			expect(ofKnown[0].address).toEqual(lead.address);
		});
	});
});
