import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { byId, runNode } from '../../tools/engine/engine';

/** The requests that add an address, with either description. */
const ADDING = [
	{ method: 'POST', path: '/addresses$' },
	{ method: 'PUT', path: '^/customers/' },
];

describe('Job → Create by street', () => {
	describe.each(['live', 'contract'] as const)(
		'Job → Create by street, with the %s description',
		(descriptions) => {
			let sandbox: Sandbox;
			let customer: string;

			const run = async (parameters: object) =>
				await runNode({
					parameters: { ...parameters },
					credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' },
				});
			const createJob = async (parts: object) =>
				await run({
					resource: 'job',
					operation: 'create',
					customer_id: byId(customer),
					addressChoice: 'street',
					address: { parts },
				});
			const addresses = async () => {
				const { items } = await run({
					resource: 'customer',
					operation: 'get',
					customer_id: byId(customer),
				});
				return items[0].json.addresses as unknown[];
			};

			beforeEach(async () => {
				sandbox = await startSandbox({ customers: 3, descriptions });
				const { items } = await run({
					resource: 'customer',
					operation: 'create',
					first_name: 'Ana',
				});
				customer = String(items[0].json.id);
			});
			afterEach(async () => await sandbox.close());

			const place = { street: '4 Elm St', city: 'Reno', state: 'NV', zip: '89501' };

			it('adds the address to the customer once, and uses it again', async () => {
				const first = await createJob(place);
				const second = await createJob({ ...place, street: '4 ELM st ' });

				expect([first.error, second.error]).toEqual([undefined, undefined]);
				expect(await addresses()).toHaveLength(1);
				expect(first.items[0].json.address).toMatchObject({ street: '4 Elm St' });
				expect(second.items[0].json.address).toEqual(first.items[0].json.address);
			});

			it.each([
				[{ street: '4 Elm Street', state: 'Nevada' }],
				[{ street: '4 Elm St.', zip: '89501-1234' }],
				[{ street: '4 Elm St, Reno, NV 89501', city: '', state: '', zip: '' }],
			])('knows the address again as %j', async (other) => {
				const first = await createJob(place);
				const second = await createJob({ ...place, ...other });

				expect([first.error, second.error]).toEqual([undefined, undefined]);
				expect(await addresses()).toHaveLength(1);
				expect(second.items[0].json.address).toEqual(first.items[0].json.address);
			});

			it.each([
				{ street: '123 Main St.' },
				{ street: '123 Main Street', state: 'Texas' },
				{ street: '123 MAIN ST, Austin, TX 78701', city: '', state: '', zip: '' },
			])('adds no second address of one that is written in another way: %j', async (other) => {
				const main = { street: '123 Main St', city: 'Austin', state: 'TX', zip: '78701' };
				const first = await createJob(main);
				const second = await createJob({ ...main, ...other });

				expect([first.error, second.error]).toEqual([undefined, undefined]);
				expect(await addresses()).toEqual([expect.objectContaining(main)]);
				expect(second.items[0].json.address).toEqual(first.items[0].json.address);
			});

			it('takes Toronto for Canadian by its postal code', async () => {
				const toronto = { street: '1 King St', city: 'Toronto', state: 'ON', zip: 'M5V 1A1' };
				const { error } = await createJob(toronto);

				expect(error).toBeUndefined();
				expect(await addresses()).toEqual([expect.objectContaining({ ...toronto, country: 'CA' })]);
			});

			it('says to fill in the country where nothing tells it', async () => {
				const { error } = await createJob({ ...place, state: 'Jalisco', zip: '44100' });

				expect(error?.message).toBe('"New Address" lacks country [item 0]');
				expect(error?.description).toContain('fill in Country, e.g. US or CA');
				expect(await addresses()).toEqual([]);
			});

			it('refuses a line that cannot be split', async () => {
				const { error } = await createJob({ street: '4 Elm St Reno NV 89501' });

				expect(error?.message).toContain('"Street" holds more than a street');
				expect(error?.description).toContain('9 Oak St, Austin, TX 78701');
				expect(await addresses()).toEqual([]);
			});

			it('tells the same street in another city apart', async () => {
				await createJob(place);
				await createJob({ ...place, city: 'Elko', zip: '89801' });

				expect(await addresses()).toHaveLength(2);
			});

			it('says what an address lacks, and creates no job', async () => {
				const { error } = await createJob({ street: '4 Elm St' });

				expect(error?.message).toBe('"New Address" lacks city, state, zip [item 0]');
				expect(await addresses()).toEqual([]);
			});

			it('finds the address that was added when the answer has no body', async () => {
				sandbox.faults.set({ fail: ADDING.map((request) => ({ ...request, empty: true })) });
				const { items } = await createJob(place);

				const [added] = await addresses();
				expect(added).toMatchObject({ street: '4 Elm St' });
				expect(items[0].json.address).toMatchObject({ street: '4 Elm St' });
			});

			it('creates no job where the address is not there after it was added', async () => {
				const nothing = { status: 200, body: null };
				sandbox.faults.set({ fail: ADDING.map((request) => ({ ...request, ...nothing })) });
				const before = sandbox.state.jobs.size;
				const { error } = await createJob(place);

				expect(error?.message).toContain('"New Address" is not among the customer’s addresses');
				expect(sandbox.state.jobs.size).toBe(before);
			});
		},
	);
});
