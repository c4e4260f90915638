import type { IDataObject } from 'n8n-workflow';

import { runTogether, SimulatedCustomers } from './simulatedCustomers';
import type { ServiceSettings } from './simulatedCustomers';

const person = (index: number): IDataObject => ({
	first_name: `Name${index}`,
	last_name: 'Smith',
	email: `name${index}@mail.test`,
	mobile_number: String(9195550000 + index),
});

const people = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => person(from + index));

function serviceWith(count: number, settings: ServiceSettings = {}): SimulatedCustomers {
	const service = new SimulatedCustomers(settings);
	people(count).forEach((one, index) => service.add(one, `cus_${index}`));
	return service;
}

const upsert = { resource: 'customer', operation: 'upsert' };
const find = { resource: 'customer', operation: 'find' };

const outcomes = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.outcome);

const PAGE = 'GET /customers';
const isSearch = (call: string) => call.includes('q=');

describe('Customer → Create or Update and Find of many items', () => {
	it('read the list once instead of searching, and write nothing where nothing differs', async () => {
		const service = serviceWith(60, { pageSize: 20 });
		const items = await runTogether(service, { parameters: upsert, rows: people(60) });

		expect(outcomes(items)).toEqual(Array(60).fill('unchanged'));
		expect(service.calls).toEqual([PAGE, PAGE, PAGE]);
		expect(service.hints).toEqual([
			'Read 60 customers once and looked up 60 items among them: 60 matched, 60 unchanged.',
		]);
	});

	it('find everybody in the pages of the list', async () => {
		const service = serviceWith(60, { pageSize: 20 });
		const items = await runTogether(service, { parameters: find, rows: people(40, 30) });

		expect(items.map(({ json, item }) => [json.id, item])).toEqual(
			Array.from({ length: 30 }, (_, index) => [`cus_${index + 30}`, index]),
		);
		expect(service.calls).toEqual([PAGE, PAGE, PAGE]);
	});

	it.each([
		['one item', 1, 60],
		['few items', 9, 60],
	])('search for each of %s, and ask for no page', async (_, count, known) => {
		const service = serviceWith(known);
		await runTogether(service, { parameters: upsert, rows: people(count) });

		expect(service.calls).toEqual(people(count).map(({ email }) => `${PAGE} q=${String(email)}`));
		expect(service.hints).toEqual([]);
	});

	it('make one request for an item that is there, and two for one that changes', async () => {
		const service = serviceWith(1);
		const rows = [{ ...person(0), additionalFields: { notes: 'Dog' } }];
		await runTogether(service, { parameters: upsert, rows: [person(0)] });
		await runTogether(service, { parameters: upsert, rows });

		const search = `${PAGE} q=name0@mail.test`;
		expect(service.calls).toEqual([search, search, 'PUT /customers/cus_0']);
	});

	it('search where the list has as many pages as there are items, after a look at its first one', async () => {
		const service = serviceWith(12, { pageSize: 1 });
		await runTogether(service, { parameters: upsert, rows: people(12) });

		expect(service.calls.filter((call) => !isSearch(call))).toEqual([PAGE]);
		expect(service.calls.filter(isSearch)).toHaveLength(12);
	});

	it('add each new person once, several at a time, also where they come twice', async () => {
		const service = serviceWith(5, { dice: [1, 0.2, 0.6, 0] });
		const rows = [...people(20), ...people(20)];
		const items = await runTogether(service, { parameters: upsert, rows });

		expect(service.customers).toHaveLength(20);
		expect(outcomes(items)).toEqual([
			...Array<string>(5).fill('unchanged'),
			...Array<string>(15).fill('created'),
			...Array<string>(20).fill('unchanged'),
		]);
		expect(items.map(({ json }) => json.email)).toEqual(rows.map(({ email }) => email));
		expect(service.calls).toHaveLength(1 + 15);
		expect(service.mostAtOnce).toBeGreaterThanOrEqual(5);
	});

	it('have more requests under way as long as none is refused, 20 at most', async () => {
		const service = serviceWith(0, { dice: [1] });
		await runTogether(service, { parameters: upsert, rows: people(200) });

		expect(service.mostAtOnce).toBe(20);
	});

	it('have five requests under way after a refusal', async () => {
		let requests = 0;
		const service = serviceWith(0, {
			dice: [1],
			before: () => (requests++ === 0 ? { status: 429, body: {} } : undefined),
		});
		await runTogether(service, { parameters: upsert, rows: people(60) });

		expect(service.customers).toHaveLength(60);
		expect(service.mostAtOnce).toBe(5);
	});

	it('keep as many items under way as the user says', async () => {
		const service = serviceWith(0, { dice: [1] });
		const parameters = { ...upsert, options: { itemsAtOnce: 2 } };
		await runTogether(service, { parameters, rows: people(12) });

		expect(service.mostAtOnce).toBe(2);
	});

	it('know somebody by what an earlier item has added', async () => {
		const service = serviceWith(1);
		const rows = [
			{
				email: 'name0@mail.test',
				first_name: 'Name0',
				additionalFields: { home_number: '9195551111' },
			},
			...people(10, 50),
			{ mobile_number: '919-555-1111', first_name: 'Name0', additionalFields: { notes: 'Dog' } },
		];
		const items = await runTogether(service, { parameters: upsert, rows });

		expect(items[11].json).toMatchObject({ id: 'cus_0', outcome: 'updated', notes: 'Dog' });
		expect(service.calls.filter(isSearch)).toEqual([]);
	});

	it('search again for a person whose addition was not answered', async () => {
		let answers = 0;
		const service = serviceWith(0, {
			after: ({ method }) =>
				method === 'POST' && answers++ === 0 ? { status: 502, body: {} } : undefined,
		});
		const rows = [person(0), person(0), ...people(10, 1)];
		const items = await runTogether(service, { parameters: upsert, rows });

		expect(items[0].json.error).toBeDefined();
		expect(items[1].json.outcome).toBe('unchanged');
		expect(service.customers).toHaveLength(11);
	});

	it.each([
		['a page is refused', { status: 500, body: {} }],
		['a page is not there', { status: 404, body: { message: 'Not found' } }],
	])(
		'search for each where %s',
		async (_, refusal) => {
			const service = serviceWith(40, {
				pageSize: 20,
				before: ({ query }) => (query.get('page') === '2' ? refusal : undefined),
			});
			const items = await runTogether(service, { parameters: upsert, rows: people(12) });

			expect(outcomes(items)).toEqual(Array(12).fill('unchanged'));
			expect(service.calls.filter(isSearch)).toHaveLength(12);
		},
		60_000,
	);

	it('read the list again where a customer left it meanwhile', async () => {
		let reads = 0;
		const service: SimulatedCustomers = serviceWith(60, {
			pageSize: 20,
			before: ({ query }) => {
				const isSecond = query.get('page') === '2' && reads++ === 0;
				if (isSecond) service.customers.shift();
				return undefined;
			},
		});
		const items = await runTogether(service, { parameters: upsert, rows: people(59, 1) });

		expect(outcomes(items)).toEqual(Array(59).fill('unchanged'));
		expect(service.calls).toEqual(Array(6).fill(PAGE));
	});

	it('start nothing after a failure where the workflow is to stop', async () => {
		const service = serviceWith(0, {
			dice: [0.5],
			before: ({ body }) =>
				body.email === 'name8@mail.test' ? { status: 422, body: { message: 'no' } } : undefined,
		});
		const run = runTogether(service, {
			parameters: upsert,
			rows: people(40),
			continueOnFail: false,
		});

		await expect(run).rejects.toThrow();
		const emails = new Set(service.customers.map(({ email }) => email));
		expect(people(8).every(({ email }) => emails.has(email as string))).toBe(true);
		// those that were under way
		expect(service.customers.length).toBeLessThan(8 + 20);
	});
});

describe('Lead → Create of many items', () => {
	const lead = { resource: 'lead', operation: 'create' };

	it('finds the customers in the pages of the list, and adds a stranger once', async () => {
		const service = serviceWith(10);
		const rows = [...people(12), person(11)].map((customer) => ({
			customerChoice: 'findOrAdd',
			...customer,
		}));
		const items = await runTogether(service, { parameters: lead, rows });

		expect(items.map(({ json }) => json.matched_by)).toEqual([
			...Array<string>(10).fill('email'),
			undefined,
			undefined,
			'email',
		]);
		expect(service.customers).toHaveLength(12);
		expect(service.others).toHaveLength(13);
		expect(service.calls.filter(isSearch)).toEqual([`${PAGE} q=name11@mail.test`]);
	});

	it('reads no list where each lead brings a new customer', async () => {
		const service = serviceWith(10);
		const rows = people(12).map((customer) => ({ customerChoice: 'new', ...customer }));
		await runTogether(service, { parameters: lead, rows });

		expect(service.calls).toEqual(Array(12).fill('POST /leads'));
	});
});

describe('Job → Create by street of many items', () => {
	const place = { city: 'Reno', state: 'NV', zip: '89501' };
	const rowFor = (index: number, street = '1 Oak St') => ({
		customer_id: `cus_${index}`,
		addressChoice: 'street',
		address: { parts: { ...place, street } },
	});

	it('knows the addresses of the customers from the pages of the list', async () => {
		const service = new SimulatedCustomers();
		people(12).forEach((one, index) =>
			service.add({ ...one, addresses: [{ ...place, street: '1 Oak Street' }] }, `cus_${index}`),
		);
		const rows = [...people(12).keys()].map((index) => rowFor(index));
		const again = [rowFor(3, '2 Elm Ave'), rowFor(3, '2 Elm Avenue')];
		const items = await runTogether(service, {
			parameters: { resource: 'job', operation: 'create' },
			rows: [...rows, ...again],
		});

		expect(items.map(({ json }) => json.address_id)).toEqual([
			...people(12).map((_, index) => `adr_cus_${index}_0`),
			'adr_cus_3_1',
			'adr_cus_3_1',
		]);
		expect(service.calls.filter((call) => call.startsWith('GET'))).toEqual([
			PAGE,
			'GET /customers/cus_3',
		]);
	});
});
