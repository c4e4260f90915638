import type { INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { jsonOf, runNode } from '../../tools/engine/engine';

let sandbox: Sandbox;

const run = async (parameters: INodeParameters) =>
	await runNode({ parameters, credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' } });

const upsert = async (fields: INodeParameters) =>
	await run({ resource: 'customer', operation: 'upsert', ...fields });

const createLead = async (person: INodeParameters) =>
	await run({ resource: 'lead', operation: 'create', customerChoice: 'findOrAdd', ...person });

const sent = (method: string) =>
	sandbox.log.entries.filter((entry) => entry.method === method).map(({ body }) => body);

/** As typed, and as sent: nothing where there is no number in it. */
const NUMBERS: Array<[typed: string, sent: string | undefined]> = [
	['5550100199', '5550100199'],
	['(555) 010-0199', '5550100199'],
	['+1 555.010.0199', '5550100199'],
	['1-555-010-0199', '5550100199'],
	['Cell: 555 010 0199', '5550100199'],
	[' 555-010-0199 ext 12 ', '555-010-0199 ext 12'],
	['555-0100 x123', '555-0100 x123'],
	['555-0100, 123', '555-0100, 123'],
	['+49 30/1234567', '+49 30/1234567'],
	['919-555-0001 or text', '9195550001'],
	['+44 20 7946 0958', '+44 20 7946 0958'],
	['+47 22 12 34 56', '+47 22 12 34 56'],
	['555-0100', '555-0100'],
	['unknown', undefined],
	['n/a', undefined],
	[' - ', undefined],
];

const withNumber = (number: string | undefined) =>
	number === undefined ? { first_name: 'Ana' } : { first_name: 'Ana', mobile_number: number };

beforeEach(async () => {
	sandbox = await startSandbox({ customers: 5 });
});
afterEach(async () => await sandbox.close());

describe('Matching customers by phone', () => {
	describe('a phone number is sent', () => {
		it.each(NUMBERS)('with Create or Update: %j as %j', async (typed, number) => {
			await upsert({ first_name: 'Ana', mobile_number: typed });

			expect(sent('POST')).toEqual([withNumber(number)]);
		});

		it.each(NUMBERS)('with the customer of a lead: %j as %j', async (typed, number) => {
			await createLead({ first_name: 'Ana', mobile_number: typed });

			expect(sent('POST')).toEqual([{ customer: withNumber(number) }]);
		});

		it('so that a word in its place leaves the number that is there', async () => {
			const ana = { email: 'ana@example.com', mobile_number: '9195550142' };
			await upsert(ana);

			const { items } = await upsert({
				...ana,
				mobile_number: 'n/a',
				additionalFields: { home_number: 'unknown', notes: 'called' },
			});

			expect(items[0].json).toMatchObject({ ...ana, matched_by: 'email' });
			expect(sent('PUT')).toEqual([{ notes: 'called' }]);
		});

		it('but not when it is empty, which would clear it', async () => {
			await upsert({
				email: 'ana@example.com',
				additionalFields: { home_number: '9195550142' },
			});

			const { items } = await upsert({
				email: 'ana@example.com',
				additionalFields: { home_number: '' },
			});

			expect(items[0].json).toMatchObject({ home_number: '9195550142', outcome: 'unchanged' });
			expect(sent('PUT')).toEqual([]);
		});

		it('but not when a word instead of it is all there is', async () => {
			const { error } = await upsert({ mobile_number: 'n/a' });

			expect(error?.message).toContain('"First Name" is empty');
			expect(sandbox.log.entries).toEqual([]);
		});
	});

	describe('two numbers in one field', () => {
		const advice = 'Give one number here, and another one in Home Number or Work Number.';

		it.each([
			'555-123-4567 / 555-987-6543',
			'555-123-4567/555-987-6543',
			'5551234567 or 5559876543',
			'(555) 123-4567, (555) 987-6543',
			'(555) 123-4567 (555) 987-6543',
			'+1 555 123 4567; +1 555 987 6543',
			'c 555-123-4567\nh 555-987-6543',
			'555-0100 / 555-0101',
		])('are refused, before any request: %j', async (two) => {
			const home = { first_name: 'Ana', additionalFields: { home_number: two } };
			const results = [
				await upsert({ first_name: 'Ana', mobile_number: two }),
				await upsert(home),
				await createLead({ first_name: 'Ana', mobile_number: two }),
				await run({ resource: 'customer', operation: 'find', mobile_number: two }),
			];

			const problem = 'holds more than one number [item 0]';
			expect(results.map(({ error }) => error?.message)).toEqual([
				`"Mobile Number" ${problem}`,
				`"Home Number" ${problem}`,
				`"Mobile Number" ${problem}`,
				`"Mobile Number" ${problem}`,
			]);
			expect(results.every(({ error }) => error?.description?.startsWith(advice))).toBe(true);
			expect(sandbox.log.entries).toEqual([]);
		});
	});

	describe('a phone number identifies', () => {
		it.each([
			['+44 20 7946 0958', '+44 (20) 7946-0958'],
			['+44 20 7946 0958', '0044 2079460958'],
			['+442079460958', '011 44 20 7946 0958'],
			['555-010-0199 ext 12', '(555) 010-0199 x12'],
			['555-0100', '5550100'],
		])('%s and %s as the same', async (first, second) => {
			await upsert({ first_name: 'Ana', mobile_number: first });

			const byUpsert = await upsert({ mobile_number: second });
			const byFind = await run({ resource: 'customer', operation: 'find', mobile_number: second });
			const byLead = await createLead({ first_name: 'Ana', mobile_number: second });

			const { id } = byUpsert.items[0].json;
			expect(byUpsert.items[0].json.matched_by).toBe('mobile number');
			expect(jsonOf(byFind.items).map((customer) => customer.id)).toEqual([id]);
			expect(byLead.items[0].json).toMatchObject({
				customer: { id },
				matched_by: 'mobile number',
			});
		});

		it('is also searched for as it was typed, where the service may keep it so', async () => {
			await upsert({ first_name: 'Ana', mobile_number: '+44 20 7946 0958' });

			const searches = sandbox.log.entries.filter(({ method }) => method === 'GET');
			expect(searches.map(({ query }) => new URLSearchParams(query).get('q'))).toEqual([
				'442079460958',
				'+44 20 7946 0958',
			]);
		});

		it.each(['000-000-0000', '1 (111) 111-1111', '999', '911-911', '+1 000 000 0000'])(
			'nobody where it is a stopgap: %s',
			async (stopgap) => {
				const home = { additionalFields: { home_number: stopgap } };
				await upsert({ first_name: 'Ana', mobile_number: stopgap, ...home });

				const byUpsert = await upsert({ first_name: 'Bo', mobile_number: stopgap, ...home });
				const byFind = await run({
					resource: 'customer',
					operation: 'find',
					mobile_number: stopgap,
				});
				const byLead = await createLead({ first_name: 'Cy', mobile_number: stopgap });

				expect(byUpsert.items[0].json.outcome).toBe('created');
				expect(byFind.items).toEqual([]);
				expect(byLead.items[0].json).not.toHaveProperty('matched_by');
			},
		);
	});
});
