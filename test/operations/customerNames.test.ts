import type { INodeParameters } from 'n8n-workflow';

import { isolateRequests } from '../../tools/engine/operations';
import { upsertAmong } from './knownCustomers';

isolateRequests();

const person = (text: string) => {
	const [first_name, last_name = '', company = ''] = text.split('|');
	return { first_name, last_name, company };
};

/** Create or Update of somebody who has the number of a customer of another name, or of the same one. */
async function byNumber(known: string, given: string) {
	const number = { mobile_number: '9195550001' };
	const { company, ...name } = person(given);
	return await upsertAmong([{ id: 'cus_1', ...person(known), ...number }], {
		...name,
		...number,
		additionalFields: company ? { company } : {},
	});
}

/** The same of a customer without any other sign than a number. */
const isKnownBy = async (known: string, mobile_number: string) => {
	const ana = { id: 'cus_1', first_name: 'Ana', last_name: 'Diaz', mobile_number: known };
	const { item, written } = await upsertAmong([ana], { mobile_number });
	expect(written.map(([call]) => call)).toEqual(item?.id === 'cus_1' ? [] : ['POST /customers']);
	return item?.id === 'cus_1';
};

/** What is sent of a new customer, where nobody is there. */
async function sentOf(fields: INodeParameters) {
	const { written, searches, error } = await upsertAmong([], fields);
	expect(error).toBeUndefined();
	return { sent: written, searches };
}

describe('Names and phone numbers in Create or Update', () => {
	describe('two people who give one number', () => {
		it.each([
			['José|Diaz', 'JOSE\u0301|díaz'],
			['José|Diaz', 'Jose|Diaz'],
			["Pat|O'Brien", 'Pat|OBrien'],
			['Ann|Garcia-Lopez', 'Ann|Garcia Lopez'],
			['Ana|Diaz', 'Diaz,|Ana'],
			['Ana Diaz', 'Ana|Diaz'],
			['Mr. John|Smith', 'John|Smith'],
			['John|Smith Sr.', 'John|Smith'],
			['||Acme, Inc.', '||ACME LLC'],
			['Ana|Maria Diaz', 'Ana|Diaz'],
			['J.|Smith', 'John|Smith'],
			['Ana', 'Ana|Diaz'],
			['John & Maria|Lopez', 'Maria|Lopez'],
			['', 'Ana|Diaz'],
			['Unknown|N/A', 'Ana|Diaz'],
			['Guest', 'Ana|Diaz'],
		])('%s and %s, are one', async (...names) => {
			for (const [known, given] of [names, [...names].reverse()]) {
				const { item, written } = await byNumber(known, given);

				expect(item?.id).toBe('cus_1');
				expect(written.filter(([call]) => call !== 'PUT /customers/cus_1')).toEqual([]);
			}
		});

		it.each([
			['John|Smith Jr.', 'John|Smith'],
			['John|Smith III', 'John|Smith Junior'],
			['John|Lopez', 'Maria|Lopez'],
			['Jo|Li', 'Joan|Li'],
			['John|Smith|Acme', 'Ann|Lee|Acme'],
			['||Acme', '||Bolt'],
		])('%s and %s, are two', async (...names) => {
			for (const [known, given] of [names, [...names].reverse()]) {
				const { item, written } = await byNumber(known, given);

				expect(item).toMatchObject({ outcome: 'created', same_number_as: ['cus_1'] });
				expect(written.map(([call]) => call)).toEqual(['POST /customers']);
			}
		});
	});

	describe('phone numbers', () => {
		it.each([
			['919-555-0001', '+1 (919) 555-0001', true],
			['919-555-0001', '001 919 555 0001', true],
			['9195550001', '1.919.555.0001', true],
			['9195550001.0', '9195550001', true],
			['+44 (0)20 7946 0958', '011 44 20 7946 0958', true],
			['442079460958', '+44 20 7946 0958', true],
			['919-555-0001 ext. 12', '(919) 555-0001 x12', true],
			['919-555-0001 ext. 12', '919555000112', true],
			['+1 919-555-0001 #5', '191955500015', true],
			['555-0100', '5550100', true],
			['+47 22 12 34 56', '4722123456', false],
			['+47 22 12 34 56', '472-212-3456', false],
			['+65 9195 5500', '659-195-5500', false],
			['919-555-0001 ext. 12', '919-555-0001', false],
			['555-0100 x123', '555-010-0123', false],
			['919-555-0001', '919-555-0002', false],
		])('%s and %s are the same: %s', async (one, other, expected) => {
			expect([await isKnownBy(one, other), await isKnownBy(other, one)]).toEqual([
				expected,
				expected,
			]);
		});

		it.each([
			...['000-000-0000', '1111111111', '555-555-5555', '+1 555 555 5555', '123-456-7890'],
			...['1-123-456-7890', '999-999-9999', '9876543210', '919-000-0000', '212-555-5555'],
			...['919-111-1111', '919-555-1212', '555-1212', '(000) 555-0123', '555-5555', '1234567'],
			...['0', 'n/a', '-'],
		])('identify nobody and are not sent: %s', async (mobile_number) => {
			const ana = { id: 'cus_1', first_name: 'Bo', mobile_number };
			const { item, written, searches } = await upsertAmong([ana], {
				first_name: 'Bo',
				mobile_number,
			});

			expect(item?.outcome).toBe('created');
			expect(written).toEqual([['POST /customers', { first_name: 'Bo' }]]);
			expect(searches).toBe(0);
		});

		it.each([
			...['212-222-2222', '555-010-0199', '800-555-0100', '919-555-5556', '702-777-7777'],
			...['+47 22 12 34 56', '234-567-8901'],
		])('may be somebody’s: %s', async (number) => {
			expect(await isKnownBy(number, number)).toBe(true);
		});
	});

	describe('texts that stand for "none"', () => {
		it.each([
			...['none@none.com', 'NoEmail@gmail.com', 'no-email@acme.com', 'n/a@n/a.com', 'na@na.com'],
			...['test@test.com', 'test@example.com', 'no@email.com', 'unknown@unknown.com', 'x@x.com'],
			...['n/a', 'none', '-', 'Unknown', 'noreply@angi.com', 'declined@gmail.com'],
			...['ana@none.invalid', 'no email'],
		])('are no email: %s', async (email) => {
			const known = { id: 'cus_1', first_name: 'Bo', email };
			const { written, searches } = await upsertAmong([known], { first_name: 'Bo', email });

			expect(written).toEqual([['POST /customers', { first_name: 'Bo' }]]);
			expect(searches).toBe(0);
		});

		it.each([
			...['ana@example.com', 'na@acme.com', 'test@acme.com', 'x@acme.com', 'nonez@acme.com'],
			...['info@acme.com', 'a.none@acme.com', 'maria@x.com', 'null@acme.com'],
		])('are not among them: %s', async (email) => {
			expect(await sentOf({ email })).toEqual({
				sent: [['POST /customers', { email }]],
				searches: 1,
			});
		});

		it.each([
			...['Unknown', 'N/A', 'n.a.', 'No Name', '-', '?', 'none', 'NONE', 'Anonymous', '(none)'],
			...['Wireless Caller', 'undefined', '0', ' . '],
		])('are no name: %s', async (first_name) => {
			const { sent } = await sentOf({ first_name, last_name: 'Diaz' });

			expect(sent).toEqual([['POST /customers', { last_name: 'Diaz' }]]);
		});

		it.each([
			{ first_name: 'Jennifer', last_name: 'Null' },
			{ first_name: 'Christopher', last_name: 'Guest' },
			{ first_name: 'Na', last_name: 'Li' },
			{ first_name: 'Jane', last_name: 'Test' },
			{ first_name: 'Malcolm', last_name: 'X' },
			{ first_name: 'Min', last_name: 'No' },
			{ last_name: 'Null' },
			{ last_name: 'Guest' },
		])('are not among them, as they are people: %j', async (name) => {
			expect((await sentOf(name)).sent).toEqual([['POST /customers', name]]);
		});

		it.each([
			['Test', 'Test'],
			['null', 'null'],
			['No', 'Name'],
			['NA', 'NA'],
			['null', ''],
			['Unknown', 'Caller'],
			['Spam', 'Risk'],
			['Valued', 'Customer'],
		])('are no name as a whole: %s %s', async (first_name, last_name) => {
			const { sent } = await sentOf({ first_name, last_name, email: 'ana@example.com' });

			expect(sent).toEqual([['POST /customers', { email: 'ana@example.com' }]]);
		});

		it('are left out of every other field; a lead source may be called Unknown', async () => {
			const { sent } = await sentOf({
				first_name: 'Bo',
				additionalFields: {
					company: 'NA',
					notes: 'n/a',
					lead_source: 'Unknown',
					tags: ['vip', 'n/a', '-'],
					additionalJson: { kind: 'None' },
				},
			});

			expect(sent).toEqual([
				['POST /customers', { first_name: 'Bo', lead_source: 'Unknown', tags: ['vip'] }],
			]);
		});

		it.each(['N/A', 'Unknown', '-', 'TBD'])('are no address: %s', async (street) => {
			const address = { type: 'service', street, city: 'Reno' };
			const { sent } = await sentOf({
				first_name: 'Bo',
				additionalFields: { addresses: { address: [address] } },
			});

			expect(sent).toEqual([['POST /customers', { first_name: 'Bo' }]]);
		});
	});
});
