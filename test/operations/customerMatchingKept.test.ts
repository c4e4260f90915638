import type { IDataObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';

import { API_KEY, BASE_URL, runNode } from '../support/engine';

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

/** What is sent to change Ana when the service finds her, whatever is searched for. */
async function changesFor(parameters: INodeParameters): Promise<unknown> {
	let body: unknown;
	api()
		.persist()
		.get('/customers')
		.query(true)
		.reply(200, { customers: [ana], page: 1, total_pages: 1 });
	api().persist().get('/customers/cus_1').reply(200, ana);
	api()
		.put('/customers/cus_1', (sent: unknown) => {
			body = sent;
			return true;
		})
		.reply(200, ana);
	const { error } = await runNode({
		parameters: { resource: 'customer', operation: 'upsert', ...parameters },
	});
	expect(error).toBeUndefined();
	return body;
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

	it('by mobile number, adds what the customer lacks; false and 0 are not lacking', async () => {
		const changes = await changesFor({
			first_name: 'Carl',
			mobile_number: '919-555-7777',
			additionalFields: { ...given, work_number: '9195550000' },
		});

		expect(changes).toEqual({ ...gained, work_number: '9195550000' });
	});

	it('by another phone number, does the same', async () => {
		const changes = await changesFor({
			mobile_number: '919-555-8888',
			additionalFields: { ...given, company: '' },
		});

		expect(changes).toEqual(gained);
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

	it('by email, changes everything that is given', async () => {
		const changes = await changesFor({
			first_name: 'Anna',
			email: 'ANA@example.com',
			mobile_number: '9195550001',
			additionalFields: { company: '', home_number: '' },
		});

		expect(changes).toEqual({
			first_name: 'Anna',
			email: 'ANA@example.com',
			mobile_number: '9195550001',
			home_number: '',
			company: '',
		});
	});
});
