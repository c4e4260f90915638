/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { seed } from '../../tools/engine/seed';
import { runTogether, SimulatedCustomers } from './simulatedCustomers';
import type { Received, TogetherRun } from './simulatedCustomers';

const numRuns = Number(process.env.FAST_CHECK_RUNS ?? 60);

const sometimes = <T>(value: fc.Arbitrary<T>, nil: unknown = undefined) =>
	fc.option(value, { nil: nil as undefined, freq: 2 });

const EMAILS = ['q1@one.test', 'W2@two.test', 'z3@three.test', 'k4@four.test', 'n/a'];
const PHONES = [
	'9195550131',
	'(919) 555-0142',
	'+1 919 555 0153',
	'1-919-555-0164',
	'919.555.0131',
];
const STREETS = ['12 Oak St', '12 OAK Street', '12 Oak St Apt 4', '34 Elm Ave', '56 Cedar Rd'];
const place = { city: 'Reno', state: 'NV', zip: '89501', type: 'service' };
const addresses = fc.array(
	fc.constantFrom(...STREETS).map((street) => ({ ...place, street })),
	{ minLength: 1, maxLength: 2 },
);

/** Few names, numbers and places, so that people share them: families, offices, one person under several spellings. */
const person = fc.record({
	first_name: sometimes(fc.constantFrom('Ana', 'Bo', 'Carl', 'A.', 'Dora')),
	last_name: sometimes(fc.constantFrom('Diaz', 'Smith', 'Lee')),
	email: sometimes(fc.constantFrom(...EMAILS)),
	mobile_number: sometimes(fc.constantFrom(...PHONES)),
	home_number: sometimes(fc.constantFrom(...PHONES)),
	company: sometimes(fc.constantFrom('Acme', 'Bolt LLC')),
	addresses: sometimes(addresses),
});

/** "Lost": the service does it, and its answer does not arrive. "Bad": it refuses. */
const notes = sometimes(fc.constantFrom('Dog', 'Gate 7', 'Lost', 'Bad'));

const row = fc.record({ who: person, notes, tags: sometimes(fc.constantFrom(['vip'], ['new'])) });
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const isNamed = ({ first_name, last_name, email, mobile_number, home_number }: IDataObject) =>
	[first_name, last_name, email, mobile_number, home_number].some(Boolean);

function fieldsOf({ who, notes: text, tags }: Row): IDataObject {
	const { company, home_number, addresses: places, ...main } = who;
	const additional = { company, home_number, notes: text, tags, addresses: { address: places } };
	const given = Object.entries(additional).filter(([, value]) => value !== undefined);
	return { ...main, additionalFields: places ? Object.fromEntries(given) : without(given) };
}

const without = (given: Array<[string, unknown]>) =>
	Object.fromEntries(given.filter(([name]) => name !== 'addresses'));

const history = fc.record({
	known: fc.array(person.filter(isNamed), { maxLength: 12 }),
	rows: fc.array(row, { minLength: 10, maxLength: 24 }),
	pageSize: fc.constantFrom(3, 200),
	dice: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }),
	itemsAtOnce: sometimes(fc.constantFrom(1, 2, 20)),
	ifSeveralMatch: fc.constantFrom('latest', 'fail'),
	notesChoice: fc.constantFrom('append', 'replace'),
});

const LOST = { status: 502, body: { message: 'Bad gateway' } };
const REFUSED = { status: 422, body: { message: 'Notes are bad' } };

const says = (text: string, { method, body }: Received) =>
	['POST', 'PUT'].includes(method) && String(body.notes ?? '').includes(text);

function serviceWith(known: IDataObject[], pageSize: number, dice: number[]): SimulatedCustomers {
	const service = new SimulatedCustomers({
		pageSize,
		dice,
		before: (request) => (says('Bad', request) ? REFUSED : undefined),
		// a PUT would be sent again
		after: (request) => (request.method === 'POST' && says('Lost', request) ? LOST : undefined),
	});
	known.forEach((one, index) => service.add(JSON.parse(JSON.stringify(one)), `cus_${index}`));
	return service;
}

/** Customers that were added have other IDs where others were added before them: they go by the first row about them. */
function comparable(output: IDataObject[], customers: IDataObject[]) {
	const names = new Map<string, string>();
	output.forEach(({ id }, index) => {
		const isNew = /^cus_\d{4}$/.test(String(id)) && !names.has(String(id));
		if (isNew) names.set(String(id), `new_${index}`);
	});
	const renamed = (value: unknown) =>
		JSON.stringify(value, (key, one: unknown) => (key === 'updated_at' ? undefined : one))
			.replace(/cus_\d{4}/g, (id) => names.get(id) ?? 'cus_lost')
			.replace(/ \[item \d+\]/, '');
	return { output: output.map(renamed), customers: customers.map(renamed).sort() };
}

describe('Customer → Create or Update of many at once', () => {
	it('gives and writes what one row after the other gives and writes', async () => {
		let together = 0;
		await fc.assert(
			fc.asyncProperty(history, async ({ known, rows, pageSize, dice, ...choices }) => {
				const { itemsAtOnce, ...options } = choices;
				const fields = rows.map(fieldsOf);
				const parameters = { resource: 'customer', operation: 'upsert', options };

				const alone = serviceWith(known, 200, []);
				const expected: IDataObject[] = [];
				for (const one of fields) {
					const [item] = await runTogether(alone, { parameters, rows: [one] });
					expected.push(item.json);
				}

				const service = serviceWith(known, pageSize, dice);
				const run: TogetherRun = {
					parameters: { ...parameters, options: { ...options, itemsAtOnce } },
					rows: fields,
				};
				const items = await runTogether(service, run);

				const isTogether = service.received.some(({ query }) => query.has('sort_by'));
				if (isTogether) together++;
				expect(items.map(({ item }) => item)).toEqual([...fields.keys()]);
				const given = items.map(({ json }) => json);
				expect(comparable(given, service.customers)).toEqual(comparable(expected, alone.customers));
			}),
			{ numRuns, seed },
		);
		expect(together).toBeGreaterThan(numRuns / 2);
	}, 900_000);
});
