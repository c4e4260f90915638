import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { jsonOf, runNode } from '../../tools/engine/engine';
import type { RunOptions } from '../../tools/engine/engine';

let sandbox: Sandbox;

const run = async (operation: string, parameters: object, more: Partial<RunOptions> = {}) =>
	await runNode({
		parameters: { resource: 'customer', operation, ...parameters },
		credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' },
		...more,
	});

const count = async () => {
	const { items } = await run('getAll', { returnAll: true });
	return items.length;
};

beforeEach(async () => {
	sandbox = await startSandbox({ customers: 20 });
});
afterEach(async () => await sandbox.close());

describe('Customer → Create or Update and Find', () => {
	describe('Customer → Create or Update', () => {
		const upsert = async (parameters: object, more?: Partial<RunOptions>) =>
			await run('upsert', parameters, more);

		it('run three times over 200 people whose phone numbers are written differently adds 200 customers', async () => {
			const before = await count();
			const formats = [
				(n: string) => `(${n.slice(0, 3)}) ${n.slice(3, 6)}-${n.slice(6)}`,
				(n: string) => `+1 ${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6)}`,
				(n: string) => n,
			];
			const outcomes: unknown[] = [];
			for (const format of formats) {
				const people = Array.from({ length: 200 }, (_, index) => ({
					name: `Person ${index}`,
					phone: format(String(9195550000 + index)),
				}));
				const { items, error } = await upsert(
					{ first_name: '={{ $json.name }}', mobile_number: '={{ $json.phone }}' },
					{ items: people },
				);
				expect(error).toBeUndefined();
				outcomes.push(new Set(jsonOf(items).map(({ outcome }) => outcome)));
			}

			expect(await count()).toBe(before + 200);
			expect(outcomes).toEqual([
				new Set(['created']),
				new Set(['unchanged']),
				new Set(['unchanged']),
			]);
		}, 120_000);

		it('changes what is given, adds tags and addresses, and says what it went by', async () => {
			const first = { street: '1 Oak St', city: 'Reno', state: 'NV', zip: '89501', country: 'US' };
			const second = { ...first, street: '2 Elm St' };
			await upsert({
				first_name: 'Ana',
				email: 'Ana@Example.com',
				additionalFields: {
					company: 'Old Co',
					tags: ['a'],
					addresses: { address: [{ type: 'service', ...first }] },
				},
			});

			const { items } = await upsert({
				email: 'ana@example.COM',
				additionalFields: {
					tags: ['b'],
					addresses: {
						address: [
							{ type: 'service', ...first },
							{ type: 'service', ...second },
						],
					},
				},
			});

			expect(items).toHaveLength(1);
			expect(items[0].json).toMatchObject({
				first_name: 'Ana',
				company: 'Old Co',
				tags: ['a', 'b'],
				outcome: 'updated',
				matched_by: 'email',
			});
			expect(items[0].json.addresses).toEqual([
				expect.objectContaining(first),
				expect.objectContaining(second),
			]);
		});

		it('finds a person without email or phone by name and address', async () => {
			const address = {
				street: '9 Pine Rd',
				city: 'Reno',
				state: 'NV',
				zip: '89501',
				country: 'US',
			};
			const person = (street: string) => ({
				first_name: 'Bo',
				last_name: 'Li',
				additionalFields: { addresses: { address: [{ type: 'service', ...address, street }] } },
			});
			await upsert(person('9 Pine Rd'));

			const same = await upsert(person(' 9 PINE  rd'));
			const other = await upsert(person('10 Pine Rd'));

			expect(same.items[0].json).toMatchObject({
				outcome: 'unchanged',
				matched_by: 'name and address',
			});
			expect(other.items[0].json.outcome).toBe('created');
		});

		it('does not rename a customer who only shares a phone number', async () => {
			await run('create', {
				first_name: 'Ana',
				email: 'ana@example.com',
				mobile_number: '9195557777',
			});

			const { items } = await upsert({
				first_name: 'Carl',
				mobile_number: '919-555-7777',
				additionalFields: { notes: 'called' },
				options: { ifOnlyNumberMatches: 'use' },
			});

			expect(items[0].json).toMatchObject({
				first_name: 'Ana',
				email: 'ana@example.com',
				notes: null,
				outcome: 'unchanged',
				matched_by: 'mobile number',
				not_changed: ['first_name', 'notes'],
			});
		});

		it('leaves a customer the numbers they have, and fills in those they lack', async () => {
			await run('create', {
				first_name: 'Ana',
				mobile_number: '9195557001',
				additionalFields: { home_number: '9195557002' },
			});

			const { items } = await upsert({
				first_name: 'Ana',
				mobile_number: '9195557002',
				additionalFields: { work_number: '9195557003' },
			});

			expect(items[0].json).toMatchObject({
				first_name: 'Ana',
				mobile_number: '9195557001',
				home_number: '9195557002',
				work_number: '9195557003',
				matched_by: 'phone number',
			});
		});

		it('sends no change when there is none', async () => {
			const ana = { first_name: 'Ana', mobile_number: '9195557004' };
			await run('create', ana);
			sandbox.log.clear();

			const { items } = await upsert(ana);

			expect(items[0].json.outcome).toBe('unchanged');
			expect(sandbox.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
		});

		it('works on one item after the other, so that a person who comes twice is added once', async () => {
			const before = await count();

			await upsert(
				{ mobile_number: '9195556666', options: { itemsAtOnce: 10 } },
				{ items: Array.from({ length: 10 }, () => ({})) },
			);

			expect(await count()).toBe(before + 1);
		});

		it('takes the latest of several matches, or fails naming them when told so', async () => {
			const twin = { first_name: 'Twin', mobile_number: '9195559999' };
			const created = [await run('create', twin), await run('create', twin)];
			const ids = created.map(({ items }) => String(items[0].json.id));
			await run('update', {
				customer_id: { __rl: true, mode: 'id', value: ids[0] },
				updateFields: { notes: 'touched last' },
			});
			const before = await count();

			const failed = await upsert({ ...twin, options: { ifSeveralMatch: 'fail' } });
			const chosen = await upsert(twin);

			expect(failed.error?.message).toContain(ids[0]);
			expect(failed.error?.message).toContain(ids[1]);
			expect(ids).toContain(chosen.items[0].json.id);
			expect(await count()).toBe(before);
		});
	});

	describe('Customer → Find', () => {
		it('gives exact matches only, and nothing for a stranger', async () => {
			await run('create', { first_name: 'Cy', mobile_number: '9195551234' });
			await run('create', { first_name: 'Cyd', mobile_number: '9195551235' });

			const found = await run('find', { mobile_number: '+1 (919) 555-1234' });
			const none = await run('find', { mobile_number: '9195550001' });

			expect(jsonOf(found.items).map(({ first_name }) => first_name)).toEqual(['Cy']);
			expect(found.items[0].json.matched_by).toBe('mobile number');
			expect(none.items).toEqual([]);
			expect(none.error).toBeUndefined();
		});

		const stranger = { mobile_number: '9195550001' };

		it.each([false, true])(
			'says so on demand where nobody fits (simplified: %s)',
			async (simplify) => {
				await run('create', { first_name: 'Cy', mobile_number: '9195551234' });
				const options = { whenNobodyIsFound: 'item' };

				const none = await run('find', { ...stranger, simplify, options });
				const found = await run('find', { mobile_number: '9195551234', simplify, options });

				expect(jsonOf(none.items)).toEqual([{ found: false }]);
				expect(jsonOf(found.items)).toEqual([
					expect.objectContaining({ matched_by: 'mobile number', found: true }),
				]);
			},
		);

		it('says so for each of many who are looked up together', async () => {
			await run('create', { first_name: 'Cy', mobile_number: '9195551234' });
			const numbers = Array.from({ length: 12 }, (_, index) => `91955512${23 + index}`);
			const { items } = await run(
				'find',
				{ mobile_number: '={{ $json.number }}', options: { whenNobodyIsFound: 'item' } },
				{ items: numbers.map((number) => ({ number })) },
			);

			expect(jsonOf(items).map(({ found }) => found)).toEqual(
				numbers.map((number) => number === '9195551234'),
			);
		});

		it('fails on demand where nobody fits', async () => {
			const { error } = await run('find', {
				...stranger,
				options: { whenNobodyIsFound: 'fail' },
			});

			expect(error?.message).toBe('"Email" and the other fields fit no customer [item 0]');
			expect(error?.description).toContain('When Nobody Is Found');
		});

		it('asks for more than a name, before any request', async () => {
			sandbox.log.clear();

			const { error } = await run('find', { first_name: 'Ann', last_name: 'Lee' });

			expect(error?.message).toContain('"Email" is empty');
			expect(error?.description).toContain('"Ann Lee" alone');
			expect(sandbox.log.entries).toEqual([]);
		});
	});
});
