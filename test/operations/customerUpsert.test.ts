import type { IDataObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';

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

/** What comes of it when the service finds this customer, whatever is searched for. */
async function tryToChange(parameters: INodeParameters, customer: IDataObject = ana) {
	let changes: unknown;
	const found = { customers: [customer], page: 1, total_pages: 1 };
	api().persist().get('/customers').query(true).reply(200, found);
	api().persist().get('/customers/cus_1').reply(200, customer);
	api()
		.put('/customers/cus_1', (sent: unknown) => {
			changes = sent;
			return true;
		})
		.reply(200, customer);
	const { items, error } = await runNode({
		parameters: { resource: 'customer', operation: 'upsert', ...parameters },
	});
	return { changes, item: jsonOf(items)[0], error };
}

async function changesFor(parameters: INodeParameters): Promise<unknown> {
	const { changes, error } = await tryToChange(parameters);
	expect(error).toBeUndefined();
	return changes;
}

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe('Customer → Create or Update, what stays', () => {
	const gained = {
		notes: 'called',
		nicknames: ['C'],
		kind: 'business',
		tags: ['vip', 'new'],
	};

	it('of another name, adds the details that the customer lacks; false and 0 are not lacking', async () => {
		const changes = await changesFor({
			first_name: 'Carl',
			mobile_number: '919-555-7777',
			additionalFields: { ...given, work_number: '9195550000' },
		});

		expect(changes).toEqual(gained);
	});

	it('of another name, gains no email by which it would be found next time', async () => {
		const { changes, item } = await tryToChange(
			{
				first_name: 'Carl',
				email: 'carl@example.com',
				mobile_number: '919-555-7777',
				additionalFields: { notes: 'dog' },
			},
			{ ...ana, email: null },
		);

		expect(changes).toEqual({ notes: 'dog' });
		expect(item).toMatchObject({
			outcome: 'updated',
			matched_by: 'mobile number',
			not_changed: ['first_name', 'email'],
		});
	});

	it.each([
		['no name', {}],
		['a part of the name', { last_name: 'diaz' }],
	])('with %s, changes the details', async (_, name) => {
		const changes = await changesFor({
			...name,
			mobile_number: '919-555-8888',
			additionalFields: { ...given, company: 'ana & co' },
		});

		expect(changes).toMatchObject({ company: 'ana & co', notes: 'called', discount: 5 });
		expect(changes).not.toHaveProperty('mobile_number');
	});

	it.each([
		[
			'another company',
			{ first_name: null, last_name: null, company: 'Acme Plumbing', email: null },
		],
		['somebody’s', { company: null, email: null }],
	])('of a company that is %s, gains no email and changes no detail', async (_, customer) => {
		const { changes } = await tryToChange(
			{
				email: 'office@bolt.example',
				mobile_number: '919-555-7777',
				additionalFields: { company: 'Bolt Electric', lead_source: 'Web', notes: 'new' },
			},
			{ ...ana, ...customer },
		);

		expect(changes).toEqual({
			notes: 'new',
			...(customer.company === null && { company: 'Bolt Electric' }),
		});
	});

	it('knows a company again, however it is written', async () => {
		const { changes } = await tryToChange(
			{
				mobile_number: '919-555-7777',
				additionalFields: { company: 'ACME Plumbing', lead_source: 'Web' },
			},
			{ ...ana, first_name: null, last_name: null, company: 'Acme Plumbing, Inc.' },
		);

		expect(changes).toEqual({ company: 'ACME Plumbing', lead_source: 'Web' });
	});

	it('does not make a company out of somebody who has its number', async () => {
		const { changes } = await tryToChange(
			{
				first_name: 'Bob',
				last_name: 'Jones',
				email: 'bob@example.com',
				mobile_number: '919-555-7777',
			},
			{ ...ana, first_name: null, last_name: null, email: null, company: 'Acme Plumbing' },
		);

		expect(changes).toBeUndefined();
	});

	it('takes a second address that is the first in short for the same', () => {
		const short = { street: '3 Elm St' };
		expect(() => refuseIncomplete([], [{ ...address, ...short }, short])).not.toThrow();
		expect(() => refuseIncomplete([], [short])).toThrow('"New Address" lacks city, state, zip');
	});

	it('says nothing of what is the same', async () => {
		const { item } = await tryToChange(
			{ first_name: 'ANA ', last_name: 'Diaz', mobile_number: '+1 919 555 7777' },
			{ ...ana, email: null },
		);

		expect(item).not.toHaveProperty('not_changed');
	});

	it('changes nothing where an address is not complete', async () => {
		const { changes, error } = await tryToChange({
			email: 'ana@example.com',
			additionalFields: {
				notes: 'new',
				addresses: {
					address: [
						{ type: 'service', ...address, street: '3 Elm St' },
						{ type: 'service', street: '2 Elm St' },
					],
				},
			},
		});

		expect(error?.message).toContain('"New Address" lacks city, state, zip');
		expect(changes).toBeUndefined();
	});

	it('by name and address, changes the details but no name, email or number that is there', async () => {
		const changes = await changesFor({
			first_name: 'ANA',
			last_name: 'Diaz',
			email: 'other@example.com',
			mobile_number: '9195550001',
			additionalFields: { ...given, addresses: { address: [{ type: 'service', ...address }] } },
		});

		expect(changes).toEqual({
			...gained,
			company: 'Carl Ltd',
			lead_source: 'Web',
			notifications_enabled: true,
			discount: 5,
			languages: ['en'],
		});
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

	it('by email, changes everything that is given, and clears nothing', async () => {
		const changes = await changesFor({
			first_name: 'Anna',
			email: 'ANA@example.com',
			mobile_number: '9195550001',
			additionalFields: { company: ' ', home_number: '' },
		});

		expect(changes).toEqual({
			first_name: 'Anna',
			email: 'ANA@example.com',
			mobile_number: '9195550001',
		});
	});
});
