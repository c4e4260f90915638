import { compareNames } from '../../nodes/HousecallPro/actions/customer/names';
import {
	cleanPerson,
	comparableName,
} from '../../nodes/HousecallPro/actions/customer/normalizeCustomer';
import {
	isSamePhone,
	toWirePhone,
	parsePhone,
} from '../../nodes/HousecallPro/actions/customer/phones';

const person = (text: string) => {
	const [first_name, last_name = '', company = ''] = text.split('|');
	return { first_name, last_name, company };
};

describe('Comparing names and phone numbers', () => {
	describe('the names of two people', () => {
		it.each([
			['José|Diaz', 'JOSE\u0301|díaz', 'same'],
			['José|Diaz', 'Jose|Diaz', 'same'],
			["Pat|O'Brien", 'Pat|OBrien', 'same'],
			['Ann|Garcia-Lopez', 'Ann|Garcia Lopez', 'same'],
			['Ana|Diaz', 'Diaz,|Ana', 'same'],
			['Ana Diaz', 'Ana|Diaz', 'same'],
			['Mr. John|Smith', 'John|Smith', 'same'],
			['John|Smith Sr.', 'John|Smith', 'same'],
			['||Acme, Inc.', '||ACME LLC', 'same'],
			['Ana|Maria Diaz', 'Ana|Diaz', 'part'],
			['J.|Smith', 'John|Smith', 'part'],
			['Ana', 'Ana|Diaz', 'part'],
			['John & Maria|Lopez', 'Maria|Lopez', 'part'],
			['', 'Ana|Diaz', 'none'],
			['Unknown|N/A', 'Ana|Diaz', 'none'],
			['Guest', 'Ana|Diaz', 'none'],
			['John|Smith Jr.', 'John|Smith', 'other'],
			['John|Smith III', 'John|Smith Junior', 'other'],
			['John|Lopez', 'Maria|Lopez', 'other'],
			['Jo|Li', 'Joan|Li', 'other'],
			['John|Smith|Acme', 'Ann|Lee|Acme', 'other'],
			['||Acme', '||Bolt', 'other'],
		])('%s and %s: %s', (a, b, expected) => {
			const [left, right] = [person(a), person(b)].map(comparableName);

			expect(compareNames(left, right)).toBe(expected);
			expect(compareNames(right, left)).toBe(expected);
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
			['000-000-0000', '000-000-0000', false],
		])('%s and %s are the same: %s', (a, b, expected) => {
			expect(isSamePhone(parsePhone(a), parsePhone(b))).toBe(expected);
			expect(isSamePhone(parsePhone(b), parsePhone(a))).toBe(expected);
		});

		it.each([
			...['000-000-0000', '1111111111', '555-555-5555', '+1 555 555 5555', '123-456-7890'],
			...['1-123-456-7890', '999-999-9999', '9876543210', '919-000-0000', '212-555-5555'],
			...[
				'919-111-1111',
				'919-555-1212',
				'555-1212',
				'(000) 555-0123',
				'555-5555',
				'1234567',
				'0',
				'n/a',
				'-',
			],
		])('identify nobody and are not sent: %s', (number) => {
			expect(parsePhone(number)).toBeUndefined();
			expect(toWirePhone(number)).toBe('');
		});

		it.each([
			...['212-222-2222', '555-010-0199', '800-555-0100', '919-555-5556', '702-777-7777'],
			...['+47 22 12 34 56', '234-567-8901'],
		])('may be somebody’s: %s', (number) => {
			expect(parsePhone(number)).toBeDefined();
		});
	});

	describe('texts that stand for "none"', () => {
		it.each([
			...['none@none.com', 'NoEmail@gmail.com', 'no-email@acme.com', 'n/a@n/a.com', 'na@na.com'],
			...['test@test.com', 'test@example.com', 'no@email.com', 'unknown@unknown.com', 'x@x.com'],
			...[
				'n/a',
				'none',
				'-',
				'Unknown',
				'noreply@angi.com',
				'declined@gmail.com',
				'ana@none.invalid',
				'no email',
			],
		])('are no email: %s', (email) => {
			expect(cleanPerson({ email })).toEqual({});
		});

		it.each([
			...['ana@example.com', 'na@acme.com', 'test@acme.com', 'x@acme.com', 'nonez@acme.com'],
			...['info@acme.com', 'a.none@acme.com', 'maria@x.com', 'null@acme.com'],
		])('are not among them: %s', (email) => {
			expect(cleanPerson({ email })).toEqual({ email });
		});

		it.each([
			...['Unknown', 'N/A', 'n.a.', 'No Name', '-', '?', 'none', 'NONE', 'Anonymous', '(none)'],
			...['Wireless Caller', 'undefined', '0', ' . '],
		])('are no name: %s', (name) => {
			expect(cleanPerson({ first_name: name, last_name: 'Diaz' })).toEqual({ last_name: 'Diaz' });
		});

		it.each([
			['Jennifer', 'Null'],
			['Christopher', 'Guest'],
			['Na', 'Li'],
			['Jane', 'Test'],
			['Malcolm', 'X'],
			['Min', 'No'],
			['', 'Null'],
			['', 'Guest'],
		])('are not among them, as they are people: %s %s', (first_name, last_name) => {
			expect(cleanPerson({ first_name, last_name })).toMatchObject({ last_name });
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
		])('are no name as a whole: %s %s', (first_name, last_name) => {
			expect(cleanPerson({ first_name, last_name })).toEqual({});
		});

		it('are left out of every other field; a lead source may be called Unknown', () => {
			const none = {
				company: 'NA',
				notes: 'n/a',
				lead_source: '-',
				kind: 'None',
				tags: ['n/a', '-'],
			};

			expect(cleanPerson(none)).toEqual({});
			expect(cleanPerson({ lead_source: 'Unknown', tags: ['vip', 'none'] })).toEqual({
				lead_source: 'Unknown',
				tags: ['vip'],
			});
		});

		it('are no address', () => {
			const addresses = ['N/A', 'Unknown', '-', 'TBD'].map((street) => ({ street, city: 'Reno' }));

			expect(cleanPerson({ addresses })).toEqual({});
			expect(
				cleanPerson({ addresses: [{ street: '1 Oak St', city: 'n/a', zip: '00000' }] }),
			).toEqual({
				addresses: [{ street: '1 Oak St' }],
			});
		});
	});
});
