import type { IDataObject } from 'n8n-workflow';

import { findOperation, resources } from '../../nodes/HousecallPro/actions';
import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { inputsOf } from '../../scripts/schemas/inputs';
import { jsonOf, runNode } from '../../tools/engine/engine';

/** The operations that read records with amounts. */
const READS = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ option }) => {
		const operation = findOperation(resource, option.value);
		const isRead = operation?.amounts?.length && operation.route.startsWith('GET ');
		return isRead ? [{ name: `${resource} → ${option.name}`, resource, operation }] : [];
	}),
);

/** Every number of a record with its place, written as amounts are. */
function numbersIn(value: unknown, place = ''): Array<[place: string, value: number]> {
	if (typeof value === 'number') return [[place, value]];
	if (Array.isArray(value)) return value.flatMap((entry) => numbersIn(entry, `${place}[]`));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value as IDataObject).flatMap(([name, entry]) =>
		numbersIn(entry, place ? `${place}.${name}` : name),
	);
}

const unwrapped = (place: string) => place.replaceAll('.data[]', '[]');

describe('The money of every operation that reads it', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ customers: 60 });
		const pipe = { uuid: 'jim_1', name: 'Pipe', description: '', part_number: '' };
		for (const { input_materials } of sandbox.state.jobs.all()) {
			input_materials.push({ ...pipe, unit_cost: 1250, quantity: 2.5 });
		}
	});
	afterAll(async () => await sandbox.close());

	it.each(READS)(
		'$name gives amounts in dollars, and no other number',
		async ({ resource, operation }) => {
			const read = async (moneyIn: string) => {
				const { description } = new HousecallPro();
				const { parameters, items } = inputsOf(description, resource, operation, sandbox.state);
				const result = await runNode({
					parameters: { ...parameters, options: { moneyIn } },
					items,
					credential: { apiKey: 'sandbox-key', baseUrl: sandbox.url },
					onError: 'continueErrorOutput',
				});
				return jsonOf(result.items).flatMap((record) => numbersIn(record));
			};
			const cents = await read('cents');
			const dollars = await read('dollars');

			expect(cents.length).toBeGreaterThan(0);
			expect(dollars).toEqual(
				cents.map(([place, value]) => [
					place,
					operation.amounts?.includes(unwrapped(place)) ? value / 100 : value,
				]),
			);
		},
	);
});
