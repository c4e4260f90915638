import type { IDataObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';

import { appendNote } from '../../nodes/HousecallPro/actions/customer/notes';
import { refuseIncomplete } from '../../nodes/HousecallPro/actions/customer/ensureAddress';
import { API_KEY, BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';

const api = () => nock(BASE_URL, { reqheaders: { authorization: `Token ${API_KEY}` } });

const address = { street: '1 Oak St', city: 'Reno', state: 'NV', zip: '89501' };
const ana: IDataObject = {
	id: 'cus_1',
	first_name: 'Ana',
	last_name: 'Diaz',
	email: 'ana@example.com',
	mobile_number: '9195557777',
	home_number: '9195558888',
	work_number: null,
	company: 'Ana & Co',
	notes: '',
	lead_source: 'Referral',
	notifications_enabled: false,
	discount: 0,
	nicknames: [],
	languages: ['es'],
	tags: ['vip'],
	addresses: [{ id: 'adr_1', ...address }],
};

const given = {
	company: 'Carl Ltd',
	notes: 'called',
	lead_source: 'Web',
	notifications_enabled: true,
	tags: ['new'],
	additionalJson: JSON.stringify({
		discount: 5,
		nicknames: ['C'],
		languages: ['en'],
		kind: 'business',
	}),
};

interface Outcome {
	/** The requests in order, searches included; a body is what was sent. */
	requests: string[];
	/** The bodies of all writes. */
	written: unknown[];
	item: IDataObject;
	error?: Error;
}

/** Runs Create or Update against a service with these customers, which finds them all, whatever is searched for. */
async function attempt(
	parameters: INodeParameters,
	customers: IDataObject[] = [ana],
): Promise<Outcome> {
	const requests: string[] = [];
	const written: unknown[] = [];
	const answer = (method: string, body: unknown) =>
		function (this: unknown, uri: string, sent: unknown): [number, nock.Body] {
			requests.push(`${method} ${uri.replace(/\?.*/, '')}`);
			if (method !== 'GET') written.push(sent);
			return [200, body as nock.Body];
		};
	const found = { customers, page: 1, total_pages: 1 };
	const server = api().persist();
	server.get('/customers').query(true).reply(answer('GET', found));
	server.post('/customers').reply(answer('POST', { id: 'cus_new' }));
	for (const customer of customers) {
		const path = `/customers/${String(customer.id)}`;
		server.get(path).reply(answer('GET', customer));
		server.put(path).reply(answer('PUT', customer));
		server.post(`${path}/addresses`).reply(answer('POST', { id: 'adr_new' }));
	}
	const { items, error } = await runNode({
		parameters: { resource: 'customer', operation: 'upsert', ...parameters },
	});
	return { requests, written, item: jsonOf(items)[0], error };
}

/** The outcome of a run that must not fail. */
async function upsert(parameters: INodeParameters, ...customers: IDataObject[]): Promise<Outcome> {
	const outcome = await attempt(parameters, customers.length > 0 ? customers : [ana]);
	expect(outcome.error).toBeUndefined();
	return outcome;
}

const UPDATED = ['GET /customers', 'PUT /customers/cus_1'];

/** What is written to the one customer, by exactly one PUT. */
async function changesFor(parameters: INodeParameters, customer = ana): Promise<unknown> {
	const { requests, written, item } = await upsert(parameters, customer);
	expect(requests.slice(-2)).toEqual(UPDATED);
	expect(written).toHaveLength(1);
	expect(item).toMatchObject({ id: 'cus_1', outcome: 'updated' });
	return written[0];
}

/** That nothing at all is written, and the customer is returned as known; resolves to what is said about it. */
async function nothingFor(parameters: INodeParameters, ...customers: IDataObject[]) {
	const { requests, written, item } = await upsert(parameters, ...customers);
	expect(written).toEqual([]);
	expect(new Set(requests)).toEqual(new Set(['GET /customers']));
	expect(item.outcome).toBe('unchanged');
	return { id: item.id, matched_by: item.matched_by, not_changed: item.not_changed };
}

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

const NEW_ADDRESS = { address: [{ type: 'service', ...address, street: '3 Elm St' }] };

describe('Customer → Create or Update', () => {
	describe('Customer → Create or Update of somebody of another name', () => {
		const useThem = { options: { ifOnlyNumberMatches: 'use' } };

		it('stores nothing with a customer who has the number, if they are to be used, and says so', async () => {
			const said = await nothingFor({
				...useThem,
				first_name: 'Carl',
				email: 'carl@example.com',
				mobile_number: '919-555-7777',
				additionalFields: { ...given, work_number: '9195550000', addresses: NEW_ADDRESS },
			});

			expect(said).toEqual({
				id: 'cus_1',
				matched_by: 'mobile number',
				not_changed: expect.arrayContaining([
					...['first_name', 'email', 'work_number', 'company', 'notes', 'lead_source', 'tags'],
					...['addresses', 'notifications_enabled', 'discount', 'kind'],
				]) as unknown,
			});
		});

		it('stores nothing with a customer who has the email: a family may share it', async () => {
			const said = await nothingFor({
				first_name: 'Carl',
				email: 'ANA@example.com',
				mobile_number: '919-555-7777',
				additionalFields: { tags: ['new'], notes: 'dog' },
			});

			expect(said).toEqual({
				id: 'cus_1',
				matched_by: 'email',
				not_changed: ['first_name', 'notes', 'tags'],
			});
		});

		it.each([
			['mobile number', { mobile_number: '919-555-7777' }],
			[
				'mobile number, and has an email',
				{ email: 'carl@example.com', mobile_number: '919-555-7777' },
			],
			[
				'home number, and has a mobile number',
				{ mobile_number: '919-555-0001', additionalFields: { home_number: '919-555-8888' } },
			],
		])('adds somebody who shares a %s, and says with whom', async (_, signs) => {
			const { written, item } = await upsert({ first_name: 'Carl', ...signs });

			expect(written).toEqual([expect.objectContaining({ first_name: 'Carl' })]);
			expect(item).toEqual({ id: 'cus_new', outcome: 'created', same_number_as: ['cus_1'] });
		});

		it('fails where told to, and names everybody who has the number', async () => {
			const { written, error } = await attempt(
				{
					first_name: 'Carl',
					mobile_number: '919-555-7777',
					options: { ifOnlyNumberMatches: 'fail' },
				},
				[ana, { ...ana, id: 'cus_2', email: null }],
			);

			expect(written).toEqual([]);
			expect(error?.message).toMatch(
				/^"If Only a Number Matches" is set to fail.*: cus_1, cus_2 \[item 0\]$/,
			);
		});

		it.each(['add', 'fail'])(
			'takes a number for enough where there is no name (%s)',
			async (choice) => {
				const options = { ifOnlyNumberMatches: choice };
				const said = await nothingFor({ mobile_number: '919-555-7777', options });

				expect(said).toEqual({ id: 'cus_1', matched_by: 'mobile number' });
			},
		);

		it.each([
			['another company', { first_name: null, last_name: null, company: 'Acme Plumbing' }],
			['somebody’s', { company: null }],
		])('stores nothing of a company whose number is also that of %s', async (_, customer) => {
			const said = await nothingFor(
				{
					...useThem,
					mobile_number: '919-555-7777',
					additionalFields: { company: 'Bolt Electric', lead_source: 'Web', notes: 'new' },
				},
				{ ...ana, ...customer },
			);

			expect(said.not_changed).toEqual(['company', 'lead_source', 'notes']);
		});

		it('does not make a company out of somebody who has its number', async () => {
			const acme = { ...ana, first_name: null, last_name: null, company: 'Acme Plumbing' };
			const said = await nothingFor(
				{ ...useThem, first_name: 'Bob', last_name: 'Jones', mobile_number: '919-555-7777' },
				acme,
			);

			expect(said.not_changed).toEqual(['first_name', 'last_name']);
		});

		it('takes a son for another than his father', async () => {
			const { item } = await upsert(
				{
					first_name: 'John',
					last_name: 'Smith Jr.',
					email: 'jr@example.com',
					mobile_number: '919-555-7777',
				},
				{ ...ana, first_name: 'John', last_name: 'Smith' },
			);

			expect(item.outcome).toBe('created');
		});
	});

	describe('Customer → Create or Update among several', () => {
		const maria = { ...ana, id: 'cus_1', first_name: 'Maria', last_name: 'Lopez', updated_at: '1' };
		const john = {
			...maria,
			id: 'cus_2',
			first_name: 'John',
			notes: 'gate code 7',
			updated_at: '2',
		};
		const family = { email: 'ana@example.com' };

		it.each([
			['name', { first_name: 'María', last_name: 'LOPEZ', ...family }, {}],
			['number', { ...family, mobile_number: '(919) 555-1234' }, { mobile_number: '9195551234' }],
			[
				'address',
				{ ...family, additionalFields: { addresses: NEW_ADDRESS } },
				{ addresses: [{ ...address, street: '3 Elm Street' }] },
			],
		])(
			'takes the one whose %s agrees, though another was changed later',
			async (_, person, sign) => {
				const said = await nothingFor(person, john, { ...maria, ...sign });

				expect(said).toEqual({ id: 'cus_1', matched_by: 'email' });
			},
		);

		it('takes the latest changed of those that nothing else sets apart, or fails when told so', async () => {
			const twin = { ...maria, id: 'cus_2', updated_at: '2' };
			const person = { first_name: 'Maria', ...family };
			const said = await nothingFor(person, maria, twin);
			nock.cleanAll();
			const { error, written } = await attempt({ ...person, options: { ifSeveralMatch: 'fail' } }, [
				maria,
				twin,
			]);

			expect(said.id).toBe('cus_2');
			expect(error?.message).toContain('2 customers have this email: cus_2, cus_1');
			expect(written).toEqual([]);
		});

		it('does not fail where the name says which one is meant', async () => {
			const person = { first_name: 'Maria', last_name: 'Lopez', ...family };
			const said = await nothingFor(
				{ ...person, options: { ifSeveralMatch: 'fail' } },
				maria,
				john,
			);

			expect(said.id).toBe('cus_1');
		});

		it('gives no sign to one of several who share the email of somebody without a name', async () => {
			const said = await nothingFor(
				{ ...family, additionalFields: { work_number: '9195550009' } },
				maria,
				john,
			);

			expect(said.not_changed).toEqual(['work_number']);
		});
	});

	describe('where a known address lacks what was given of it', () => {
		const { first_name, last_name, email } = ana;
		const poor = { street: '4 Elm St', zip: '78701' };
		const given = { ...poor, city: 'Austin', state: 'TX' };
		const additionalFields = { addresses: { address: [given] } };
		const parameters = { first_name, last_name, email, additionalFields } as INodeParameters;

		it.each([
			['says so, as no address can be changed', [poor], ['addresses']],
			['says nothing where another address has it', [poor, given], undefined],
		])('%s', async (_, addresses, notChanged) => {
			const said = await nothingFor(parameters, { ...ana, addresses });

			expect(said.not_changed).toEqual(notChanged);
		});
	});

	describe('Customer → Create or Update, what stays', () => {
		it('of somebody without a name who is found by a number alone, every sign', async () => {
			const { written, item } = await upsert(
				{
					email: 'carla@example.com',
					mobile_number: '919-555-7777',
					additionalFields: { work_number: '9195550000', notes: 'dog' },
				},
				{ ...ana, email: null },
			);

			expect(written).toEqual([{ notes: 'dog' }]);
			expect(item).toMatchObject({
				outcome: 'updated',
				matched_by: 'mobile number',
				not_changed: ['email', 'work_number'],
			});
		});

		it('with a part of the name, changes the details', async () => {
			const changes = await changesFor({
				last_name: 'diaz',
				mobile_number: '919-555-8888',
				additionalFields: { ...given, company: 'Diaz Ltd' },
			});

			expect(changes).toEqual({
				company: 'Diaz Ltd',
				notes: 'called',
				lead_source: 'Web',
				notifications_enabled: true,
				tags: ['vip', 'new'],
				discount: 5,
				nicknames: ['C'],
				languages: ['en'],
				kind: 'business',
			});
		});

		it('knows a company again, however it is written', async () => {
			const changes = await changesFor(
				{
					mobile_number: '919-555-7777',
					additionalFields: { company: 'ACME Plumbing, LLC', lead_source: 'Web' },
				},
				{ ...ana, first_name: null, last_name: null, company: 'Acme Plumbing, Inc.' },
			);

			expect(changes).toEqual({ company: 'ACME Plumbing, LLC', lead_source: 'Web' });
		});

		it('takes a second address that is the first in short for the same', () => {
			const short = { street: '3 Elm St' };
			expect(() => refuseIncomplete([], [{ ...address, ...short }, short])).not.toThrow();
			expect(() => refuseIncomplete([], [short])).toThrow('"New Address" lacks city, state, zip');
		});

		it('changes nothing where an address is not complete', async () => {
			const { written, error } = await attempt({
				email: 'ana@example.com',
				additionalFields: {
					notes: 'new',
					addresses: { address: [...NEW_ADDRESS.address, { type: 'service', street: '2 Elm St' }] },
				},
			});

			expect(error?.message).toBe('"New Address" lacks city, state, zip [item 0]');
			expect(written).toEqual([]);
		});

		it('by name and address, changes the details but no name, email or number that is there', async () => {
			const changes = await changesFor({
				first_name: 'ANA',
				last_name: 'Diaz',
				email: 'other@example.com',
				mobile_number: '9195550001',
				additionalFields: {
					company: 'Carl Ltd',
					work_number: '9195550002',
					addresses: { address: [{ type: 'service', ...address }] },
				},
			});

			expect(changes).toEqual({ company: 'Carl Ltd', work_number: '9195550002' });
		});

		it('by mobile number and name, changes the details likewise', async () => {
			const changes = await changesFor({
				first_name: 'Ana',
				last_name: 'diaz',
				email: 'other@example.com',
				mobile_number: '919-555-7777',
				additionalFields: { company: 'Diaz Ltd', home_number: '9195550000' },
			});

			expect(changes).toEqual({ company: 'Diaz Ltd' });
		});

		it('by email and whole name, changes the numbers too, and clears nothing', async () => {
			const changes = await changesFor({
				first_name: 'Ana',
				last_name: 'Diaz',
				email: 'ANA@example.com',
				mobile_number: '9195550001',
				additionalFields: { company: ' ', home_number: '' },
			});

			expect(changes).toEqual({ mobile_number: '9195550001' });
		});

		it('by email, completes a name and replaces none', async () => {
			const changes = await changesFor(
				{ first_name: 'A.', last_name: 'Diaz', email: 'ana@example.com' },
				{ ...ana, last_name: 'Unknown' },
			);

			expect(changes).toEqual({ last_name: 'Diaz' });
		});
	});

	describe('Customer → Create or Update of somebody of whom nothing is different', () => {
		it('costs one search and no write', async () => {
			const { requests, written, item } = await upsert({
				first_name: 'ANA ',
				last_name: 'Díaz',
				email: ' Ana@Example.com',
				mobile_number: '+1 919 555 7777',
				additionalFields: {
					company: 'Ana & Co',
					lead_source: 'referral',
					notifications_enabled: false,
					home_number: '(919) 555-8888',
					tags: ['VIP'],
					addresses: { address: [{ type: 'service', ...address, street: '1 Oak Street' }] },
					additionalJson: '{ "discount": 0, "languages": ["es"] }',
				},
			});

			expect(requests).toEqual(['GET /customers']);
			expect(written).toEqual([]);
			expect(item).toEqual({ ...ana, outcome: 'unchanged', matched_by: 'email' });
		});

		it('takes texts that stand for "none" for nothing', async () => {
			const said = await nothingFor({
				first_name: 'N/A',
				last_name: '-',
				email: 'ana@example.com',
				mobile_number: '000-000-0000',
				additionalFields: {
					company: 'none',
					notes: 'n/a',
					lead_source: 'N/A',
					tags: ['-'],
					addresses: { address: [{ type: 'service', street: 'Unknown' }] },
				},
			});

			expect(said).toEqual({ id: 'cus_1', matched_by: 'email' });
		});

		it('adds two addresses without reading the customer between them', async () => {
			const second = { type: 'service', ...address, street: '4 Elm St' };
			const { requests, written, item } = await upsert({
				email: 'ana@example.com',
				additionalFields: { addresses: { address: [...NEW_ADDRESS.address, second] } },
			});

			expect(requests).toEqual([
				'GET /customers',
				'POST /customers/cus_1/addresses',
				'POST /customers/cus_1/addresses',
				'GET /customers/cus_1',
			]);
			expect(written).toEqual([
				{ ...NEW_ADDRESS.address[0], country: 'US' },
				{ ...second, country: 'US' },
			]);
			expect(item.outcome).toBe('updated');
		});

		it('reads the addresses of a customer whom the list shows without', async () => {
			const listed = { ...ana, addresses: undefined };
			const { requests, error } = await attempt(
				{ email: 'ana@example.com', additionalFields: { addresses: NEW_ADDRESS } },
				[listed],
			);

			expect(error).toBeUndefined();
			expect(requests).toEqual([
				'GET /customers',
				'GET /customers/cus_1',
				'POST /customers/cus_1/addresses',
				'GET /customers/cus_1',
			]);
		});
	});

	describe('Customer → Create or Update, notes', () => {
		const known = { ...ana, notes: 'Gate code 4711' };
		const says = (notes: string, options = {}) => ({
			email: 'ana@example.com',
			additionalFields: { notes },
			options,
		});

		it('are added below those that are there, with the day', async () => {
			const changes = await changesFor(says('leaking tap'), known);

			expect(changes).toEqual({
				notes: expect.stringMatching(
					/^Gate code 4711\n\n\d{4}-\d{2}-\d{2}: leaking tap$/,
				) as unknown,
			});
		});

		it('are never added twice', async () => {
			const twice = { ...ana, notes: 'Gate code 4711\n\n2026-01-02: Leaking tap' };

			for (const text of ['leaking  tap', 'gate code 4711']) {
				expect(await nothingFor(says(text), twice)).toEqual({ id: 'cus_1', matched_by: 'email' });
				nock.cleanAll();
			}
		});

		it('are replaced only when told so', async () => {
			const changes = await changesFor(says('leaking tap', { notesChoice: 'replace' }), known);

			expect(changes).toEqual({ notes: 'leaking tap' });
		});

		it.each([
			['', 'dog', 'dog'],
			['No leak found', 'leak found', 'No leak found\n\n2026-04-01: leak found'],
			['a\nb', 'a\nb', 'a\nb'],
			['x\n\n2026-01-01: a\nb', 'a\nb', 'x\n\n2026-01-01: a\nb'],
		])('%j with %j added are %j', (notes, text, expected) => {
			expect(appendNote(notes, text, '2026-04-01')).toBe(expected);
		});
	});
});
