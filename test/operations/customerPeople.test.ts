/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { cleanPerson } from '../../nodes/HousecallPro/actions/customer/normalizeCustomer';
import { upsert } from '../../nodes/HousecallPro/actions/customer/upsert';
import type { Api } from '../../nodes/HousecallPro/transport/types';
import { seed } from '../../tools/engine/seed';
import { SearchTally } from '../../nodes/HousecallPro/operation/searchTally';

const numRuns = Number(process.env.FAST_CHECK_RUNS ?? 100);

/** The customers of a service in memory. Its search is loose, as the live one's: any field that holds the text. */
class Service {
	readonly customers: IDataObject[] = [];
	writes = 0;
	private clock = 0;

	readonly api: Api = {
		list: async ({ query }) => this.customers.filter((customer) => holds(customer, query?.q)),
		sendOnce: async () => await Promise.reject(new Error('not asked for')),
		listOnce: async () => await Promise.reject(new Error('not asked for')),
		page: async () => await Promise.reject(new Error('not used')),
		send: async ({ route, path, body }) => {
			if (!route.startsWith('GET ')) this.writes++;
			if (route === 'POST /customers') return this.add(body ?? {});
			const customer = this.customers.find(({ id }) => id === path?.customer_id);
			if (!customer) throw new Error('not found');
			const updated_at = String((this.clock += 1)).padStart(6, '0');
			if (route.startsWith('PUT ')) Object.assign(customer, body, { updated_at });
			if (route.endsWith('/addresses')) {
				customer.addresses = [...(customer.addresses as IDataObject[]), body ?? {}];
			}
			return { ...customer };
		},
	};

	add(body: IDataObject): IDataObject {
		const id = `cus_${this.customers.length + 1}`;
		const updated_at = String((this.clock += 1)).padStart(6, '0');
		this.customers.push({ tags: [], addresses: [], ...body, id, updated_at });
		return { ...this.customers[this.customers.length - 1] };
	}
}

function serviceWith(people: Person[]): Service {
	const service = new Service();
	for (const { first_name, last_name, own, email } of people) {
		service.add({ first_name, last_name, mobile_number: own, email });
	}
	return service;
}

function holds(customer: IDataObject, q: unknown): boolean {
	const text = JSON.stringify(customer).toLowerCase();
	return String(q)
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}

const parameters = { getTimezone: () => 'UTC' } as IExecuteFunctions;

async function run(service: Service, row: IDataObject): Promise<IDataObject> {
	const { execute } = upsert;
	if (!execute) throw new Error('Create or Update has no execute');
	const call = { route: upsert.route, body: cleanPerson(row) };
	const { api } = service;
	return (await execute({
		api,
		call,
		settings: {},
		lists: {},
		tally: new SearchTally(),
		context: parameters,
		itemIndex: 0,
		timeZone: 'UTC',
	})) as IDataObject;
}

/** After so many runs over the same rows nothing may be left to write: one for each of five people, and one more. */
const ROUNDS = 6;

const NONE = [undefined, 'n/a', '-', ' ', 'none'];
const FIRST = ['John', 'Maria', 'José', 'Ann', 'Bob', 'Li'];
const LAST = ['Lopez', 'Smith', 'Diaz', 'O’Brien'];
const LANDLINE = ['9195550100', '9195550101'];
const FAMILY = ['family@x.com', 'home@y.org'];

/** A person has signs of their own, their number and email, and may share those of a household. */
interface Person extends Record<string, string> {
	first_name: string;
	last_name: string;
	own: string;
	email: string;
	landline: string;
	family: string;
}

const people = fc
	.uniqueArray(fc.tuple(fc.constantFrom(...FIRST), fc.constantFrom(...LAST)), {
		minLength: 2,
		maxLength: 5,
		selector: ([first, last]) => `${first} ${last}`,
	})
	.chain((names) =>
		fc.tuple(
			...names.map(([first_name, last_name], index) =>
				fc.record({
					first_name: fc.constant(first_name),
					last_name: fc.constant(last_name),
					own: fc.constant(`91955530${10 + index}`),
					email: fc.constant(`own${index}@example.com`),
					landline: fc.constantFrom(...LANDLINE),
					family: fc.constantFrom(...FAMILY),
				}),
			),
		),
	);

const writtenAs: Array<(number: string) => string> = [
	(n) => n,
	(n) => `+1 (${n.slice(0, 3)}) ${n.slice(3, 6)}-${n.slice(6)}`,
	(n) => `1.${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6)}`,
];
const spelledAs: Array<(text: string) => string> = [
	(text) => text,
	(text) => text.toUpperCase(),
	(text) => ` ${text.normalize('NFD')} `,
];

/** One row about a person: which of their signs it holds, and how they are written. */
const row = fc.record({
	who: fc.nat(),
	named: fc.boolean(),
	number: fc.constantFrom('own', 'none'),
	home: fc.constantFrom('landline', 'none'),
	email: fc.constantFrom('email', 'family', 'none'),
	write: fc.constantFrom(...writtenAs),
	spell: fc.constantFrom(...spelledAs),
	none: fc.constantFrom(...NONE),
	notes: fc.constantFrom(undefined, 'dog', 'gate 7'),
});

type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function rowOf(person: Person, about: Row): IDataObject {
	const { named, number, home, email, write, spell, none } = about;
	const name = (text: string) => (named ? spell(text) : none);
	return {
		first_name: name(person.first_name),
		last_name: name(person.last_name),
		mobile_number: number in person ? write(person[number]) : none,
		home_number: home in person ? write(person[home]) : none,
		email: email in person ? spell(person[email]) : none,
		notes: about.notes,
	};
}

/** Without a name, what is shared says of nobody whose the rest is: such a row holds signs of one person. */
const ownSigns = (about: Row): Row =>
	about.named
		? about
		: { ...about, home: 'none', email: about.email === 'email' ? 'email' : 'none' };

const plain = (text: unknown) =>
	String(text ?? '')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.trim();
const digits = (text: unknown) => plain(text).replace(/\D/g, '').slice(-10);

const isNamed = (customer: IDataObject, person: Person) =>
	plain(customer.first_name) === plain(person.first_name) &&
	plain(customer.last_name) === plain(person.last_name);

/** The own signs of anybody but this person that the customer has, and that no row gave as this person's. */
function signsOfOthers(customer: IDataObject, person: Person, all: Person[], data: IDataObject[]) {
	const numbers = [customer.mobile_number, customer.home_number].map(digits);
	const isTheirs = (row: IDataObject) => isNamed(row, person) || plain(row.email) === person.email;
	const given = data.filter(isTheirs).map((row) => digits(row.mobile_number));
	return all
		.filter((other) => other !== person)
		.filter(
			({ own, email }) =>
				(numbers.includes(own) && !given.includes(own)) || plain(customer.email) === email,
		);
}

async function runAll(service: Service, rows: IDataObject[]): Promise<IDataObject[]> {
	const results: IDataObject[] = [];
	for (const one of rows) results.push(await run(service, one));
	return results;
}

const hasSign = (data: IDataObject) => {
	const clean = cleanPerson(data);
	return ['email', 'mobile_number', 'home_number'].some((name) => name in clean);
};

describe('Customer → Create or Update of any people', () => {
	it('puts no sign of one person on a customer of another name', async () => {
		const rows = fc.array(fc.tuple(row, fc.option(fc.nat())), { minLength: 1, maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(people, fc.nat(), rows, async (all, some, given) => {
				const present = all.slice(0, 1 + (some % all.length));
				const service = serviceWith(present);
				const data = given.map(([about, owner]) => {
					const person = all[about.who % all.length];
					const other = present[(owner ?? 0) % present.length];
					const isStrange = owner !== null && other !== person;
					// whose number it is, a row says either of nobody or with no other sign
					const signs = about.named ? ({ email: 'none', home: 'none' } as const) : {};
					return isStrange
						? { ...rowOf(person, ownSigns({ ...about, ...signs })), mobile_number: other.own }
						: rowOf(person, ownSigns(about));
				});
				await runAll(service, data.filter(hasSign));

				for (const customer of service.customers) {
					const person = all.find((one) => isNamed(customer, one));
					if (person) expect(signsOfOthers(customer, person, all, data)).toEqual([]);
				}
				for (const [index, { first_name, own, email }] of present.entries()) {
					expect(service.customers[index]).toMatchObject({ first_name, email });
					expect(digits(service.customers[index].mobile_number)).toBe(own);
				}
			}),
			{ numRuns, seed },
		);
	});

	it('adds no double of a person who gives their name and a sign that is known', async () => {
		await fc.assert(
			fc.asyncProperty(
				people,
				fc.array(row, { minLength: 1, maxLength: 12 }),
				async (all, rows) => {
					const service = serviceWith(all);
					const data = rows.map((about) => {
						const sign = about.email === 'email' ? about.number : 'own';
						return rowOf(all[about.who % all.length], { ...about, named: true, number: sign });
					});
					const results = await runAll(service, data);

					expect(service.customers).toHaveLength(all.length);
					expect(results.map(({ id }) => id)).toEqual(
						rows.map(({ who }) => service.customers[who % all.length].id),
					);
				},
			),
			{ numRuns, seed },
		);
	});

	it('writes nothing when the same rows come again and again', async () => {
		await fc.assert(
			fc.asyncProperty(people, fc.array(row, { minLength: 1, maxLength: 8 }), async (all, rows) => {
				const service = new Service();
				const data = rows.map((about) => rowOf(all[about.who % all.length], about)).filter(hasSign);
				// a row without a name goes to the latest changed of those who share a landline: to each of them in the end
				for (let before = -1, round = 0; before !== service.writes && round < ROUNDS; round++) {
					before = service.writes;
					await runAll(service, data);
				}
				const { length } = service.customers;
				const { writes } = service;
				const results = await runAll(service, data);

				expect(service.customers).toHaveLength(length);
				expect(service.writes - writes).toBe(0);
				expect(results.map(({ outcome }) => outcome)).toEqual(data.map(() => 'unchanged'));
			}),
			{ numRuns, seed },
		);
	});
});
