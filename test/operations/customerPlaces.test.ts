import type { IDataObject } from 'n8n-workflow';

import { isolateRequests } from '../../tools/engine/operations';
import { upsertAmong } from './knownCustomers';

isolateRequests();

const at = (street: string, street_line_2 = '') => ({
	street,
	street_line_2,
	city: 'Austin',
	state: 'TX',
	zip: '78701',
});

const ana = { first_name: 'Ana', last_name: 'Diaz', email: 'ana@example.com' };
const ADDED = 'POST /customers/cus_1/addresses';

const withAddress = (address: IDataObject) => ({
	...ana,
	additionalFields: { addresses: { address: [{ type: 'service', ...address }] } },
});

/** What Create or Update writes of somebody who is known by email, with an address. */
async function writeAddress(address: IDataObject, ...known: IDataObject[]) {
	const customer = { id: 'cus_1', ...ana, addresses: known };
	const { written, error } = await upsertAmong([customer], withAddress(address));
	return { written, error };
}

/** The addresses that are sent of somebody new, without their type. */
async function sentOf(address: IDataObject) {
	const { written, error } = await upsertAmong([], withAddress(address));
	if (error !== undefined) return { written, error };
	const [[, { addresses }]] = written as Array<[string, { addresses: IDataObject[] }]>;
	return { addresses: addresses.map(({ type, ...parts }) => type === 'service' && parts) };
}

describe('Addresses in Create or Update', () => {
	describe('two addresses are the same', () => {
		it.each([
			[at('123 Main St'), at('123 Main Street')],
			[at('123 Main St'), at('123 MAIN ST.')],
			[at('123 N. Main St'), at('123 North Main Street')],
			[at('123 Main St NE'), at('123 Main Street Northeast')],
			[at('5 Fifth Ave'), at('5 5th Avenue')],
			[at('1 Cañon Blvd'), at('1 Canon Boulevard')],
			[at('1 Saint Charles Ave'), at('1 St. Charles Av')],
			[at('9 Oak St', 'Apt 4'), at('9 Oak Street, Apartment 4')],
			[at('9 Oak St', '#4'), at('9 Oak St Apt. 4')],
			[at('9 Oak St', '4B'), at('9 Oak St Unit 4-b')],
			[at('9 Oak St Apt #4'), at('9 Oak St, Unit 4')],
			[at('9 Oak St Ste 200'), at('9 Oak St', 'Suite 200')],
			[at('100 Front St #4'), at('100 Front Street', 'apt4')],
			[at('PO Box 7'), at('P.O. Box 7')],
			[at('PO Box 7'), at('Post Office Box 7')],
			[at('12 CR 4'), at('12 County Road 4')],
			[at('12 SR 4'), at('12 State Route 4')],
			[at('123-A Main St'), at('123A Main Street')],
			[at('9 Oak St', 'B'), at('9 Oak St Unit B')],
			[at('9 Oak St Fl 2'), at('9 Oak St', '2nd Floor')],
			[at('123 Main St'), { ...at('123 Main St'), state: 'Tex.' }],
			[at('123 Main St'), { ...at('123 Main St'), state: 'Texas', city: 'AUSTIN' }],
			[at('123 Main St'), { ...at('123 Main St'), zip: '78701-1234' }],
			[at('123 Main St'), { street: '123 Main St' }],
			[
				{ street: '1 Elm', zip: '02134', state: 'Massachusetts' },
				{ street: '1 Elm', zip: '2134', state: 'MA' },
			],
			[
				{ street: '1 King St', city: 'St. Louis' },
				{ street: '1 King St', city: 'Saint Louis' },
			],
			[
				{ street: '1 King St', zip: 'M5V 1A1' },
				{ street: '1 King St', zip: 'm5v1a1' },
			],
		])('%j and %j', async (a, b) => {
			expect(await writeAddress(a, b)).toEqual({ written: [] });
			expect(await writeAddress(b, a)).toEqual({ written: [] });
		});
	});

	describe('two addresses are not the same', () => {
		it.each([
			[at('123 Main St'), at('123 Main Ave')],
			[at('123 A St'), at('123 B St')],
			[at('9 Oak St', 'B'), at('9 Oak St', 'C')],
			[at('12-34 Main St'), at('12 Main St')],
			[at('123 Main St'), at('123 N Main St')],
			[at('123 Main St'), at('124 Main St')],
			[at('9 Oak St', 'Apt 4'), at('9 Oak St', 'Apt 5')],
			[at('9 Oak St', 'Apt 4'), at('9 Oak St')],
			[at('9 Oak St', 'Apt 4'), at('9 Oak St', 'Ste 4')],
			[at('9 Oak St', 'Apt 1'), at('9 Oak St', 'Apt 11')],
			[at('123 Main St'), { ...at('123 Main St'), zip: '78702' }],
			[at('123 Main St'), { ...at('123 Main St'), state: 'Tennessee' }],
			[at('123 Main St'), { ...at('123 Main St'), city: 'Dallas' }],
		])('%j and %j', async (a, b) => {
			for (const [given, known] of [
				[a, b],
				[b, a],
			]) {
				const { written } = await writeAddress(given, known);

				expect(written).toEqual([[ADDED, expect.objectContaining({ street: given.street })]]);
			}
		});
	});

	describe('an address in one line', () => {
		const parts = { city: 'Austin', state: 'TX', zip: '78701' };

		it.each([
			['9 Oak St, Austin, TX 78701', { street: '9 Oak St', ...parts }],
			['9 Oak St, Austin TX 78701', { street: '9 Oak St', ...parts }],
			['9 Oak St, Austin, TX, 78701', { street: '9 Oak St', ...parts }],
			['9 Oak St\nAustin, TX 78701', { street: '9 Oak St', ...parts }],
			['9 Oak St | Austin | TX | 78701', { street: '9 Oak St', ...parts }],
			['9 Oak St\tAustin\tTX\t78701', { street: '9 Oak St', ...parts }],
			[
				'9 Oak St, Austin, Texas 78701-1234, USA',
				{ street: '9 Oak St', ...parts, state: 'Texas', zip: '78701-1234', country: 'USA' },
			],
			[
				'9 Oak St, Apt 4, Austin, TX 78701',
				{ street: '9 Oak St', street_line_2: 'Apt 4', ...parts },
			],
			['9 Oak St, Austin, TX', { street: '9 Oak St', city: 'Austin', state: 'TX' }],
			[
				'9 Oak St, New York, New York 10001',
				{ street: '9 Oak St', city: 'New York', state: 'New York', zip: '10001' },
			],
			[
				'9 F St NW, Washington DC 20001',
				{ street: '9 F St NW', city: 'Washington', state: 'DC', zip: '20001' },
			],
			[
				'1 King St W, Toronto, ON M5V 1A1, CA',
				{ street: '1 King St W', city: 'Toronto', state: 'ON', zip: 'M5V 1A1', country: 'CA' },
			],
		])('is split: %j', async (street, expected) => {
			expect(await sentOf({ street })).toEqual({ addresses: [expected] });
		});

		it('may say what the other fields say, too', async () => {
			const given = { street: '9 Oak St, Austin, TX 78701', ...parts, state: 'Texas' };

			expect(await sentOf(given)).toEqual({
				addresses: [{ street: '9 Oak St', ...parts, state: 'Texas' }],
			});
		});

		it.each([
			[{ street: '9 Oak St' }],
			[{ street: '9 Oak Ct' }],
			[{ street: '9 Oak St, Apt 4' }],
			[{ street: '9 Oak St, rear building', ...parts }],
		])('is none: %j', async (address) => {
			expect(await sentOf(address)).toEqual({ addresses: [address] });
		});

		it.each([
			[{ street: '9 Oak St Austin TX 78701' }],
			[{ street: '9 Oak St, Austin' }],
			[{ street: '9 Oak St, Austin, TX 78701', city: 'Dallas' }],
		])('is refused where it cannot be told, before any request: %j', async (address) => {
			expect(await sentOf(address)).toEqual({
				written: [],
				error: expect.stringContaining('"Street"'),
			});
		});
	});

	describe('states and countries', () => {
		it.each([
			['Texas', 'TX'],
			['tx', 'TX'],
			['Calif.', 'CA'],
			['W. Va.', 'WV'],
			['District of Columbia', 'DC'],
			['D.C.', 'DC'],
			['Puerto Rico', 'PR'],
			['Québec', 'QC'],
		])('%s is %s', async (state, code) => {
			const street = '1 Elm St';

			expect(await writeAddress({ street, state }, { street, state: code })).toEqual({
				written: [],
			});
		});

		it.each([
			[{ state: 'TX', zip: '78701' }, 'US'],
			[{ state: 'CA', zip: '90001' }, 'US'],
			[{ state: 'MA', zip: '02134' }, 'US'],
			[{ state: 'ON', zip: 'M5V1A1' }, 'CA'],
			[{ state: 'Ontario', zip: 'M5V 1A1' }, 'CA'],
		])('%j is in %s', async (place, country) => {
			const address = { street: '1 Elm St', city: 'Springfield', ...place };

			expect(await writeAddress(address)).toEqual({
				written: [[ADDED, { type: 'service', ...address, country }]],
			});
		});

		it.each([
			{ state: 'BC', zip: '22000' },
			{ state: 'TX', zip: 'M5V 1A1' },
			{ state: 'Jalisco', zip: '44100' },
			{ state: 'London', zip: 'SW1A 1AA' },
		])('%j may be anywhere, so nothing is written', async (place) => {
			const address = { street: '1 Elm St', city: 'Springfield', ...place };

			expect(await writeAddress(address)).toEqual({
				written: [],
				error: '"New Address" lacks country [item 0]',
			});
		});
	});
});
