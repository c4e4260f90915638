/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Table } from '../../../tools/table';
import { seed } from '../../../tools/engine/seed';
import { addRow, changeRows, rowsOf } from '../dataTables';
import type { ExampleRig } from '../rig';

const TABLE = 'housecall_contacts';
const ROUNDS = 50;
const FIELDS = ['first_name', 'last_name', 'email', 'mobile_number', 'company'] as const;

type Field = (typeof FIELDS)[number];
type Fields = Partial<Record<Field, string>>;
type Side = 'account' | 'table';

interface Change {
	side: Side;
	/** Few, so that both sides often change the same customer. */
	who: number;
	field: Field;
	isCleared: boolean;
	isNew: boolean;
}

const change: fc.Arbitrary<Change> = fc.record({
	side: fc.constantFrom('account', 'table'),
	who: fc.nat({ max: 7 }),
	field: fc.constantFrom(...FIELDS),
	isCleared: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
	isNew: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});

const rounds = fc.array(change, { maxLength: 6 });

/** A value that nothing had before. */
function freshValue(field: Field, count: number): string {
	if (field === 'email') return `person${count}@example.com`;
	if (field === 'mobile_number') return String(5125550000 + count);
	return `${field === 'company' ? 'Firm' : 'Name'} ${count}`;
}

const textsIn = (record: object): Fields =>
	Object.fromEntries(
		FIELDS.map((field) => [field, String((record as Fields)[field] ?? '').trim()]),
	);

/** What both sides are to have, by customer, and what was done to either. */
class Model {
	readonly expected = new Map<string, Fields>();

	private count = 0;

	private edits: Record<Side, Map<string, Fields>> = { account: new Map(), table: new Map() };

	constructor(private readonly rig: ExampleRig) {}

	async apply(changes: Change[]): Promise<Fields[]> {
		const added: Fields[] = [];
		for (const { side, who, field, isCleared, isNew } of changes) {
			this.count++;
			const fields = textsIn({
				first_name: freshValue('first_name', this.count),
				email: freshValue('email', this.count),
			});
			if (isNew && side === 'table') {
				await addRow(this.rig.stack.client, TABLE, fields);
				added.push(fields);
			} else if (isNew) {
				const { id } = await this.rig.call('POST', '/customers', fields);
				this.expected.set(id, fields);
			} else {
				const id = [...this.expected.keys()][who];
				// whoever has no name and no contact is refused
				const mayBeEmpty = field === 'company' || field === 'last_name';
				const value = isCleared && mayBeEmpty ? '' : freshValue(field, this.count);
				await this.edit(side, id, { [field]: value });
			}
		}
		return added;
	}

	private async edit(side: Side, id: string, fields: Fields): Promise<void> {
		const { rig } = this;
		if (side === 'account') await rig.call('PUT', `/customers/${id}`, fields);
		else await changeRows(rig.stack.client, TABLE, { customer_id: id }, fields);
		this.edits[side].set(id, { ...this.edits[side].get(id), ...fields });
	}

	/** Both sides' changes become one; Housecall Pro's prevails. Resolves to how many customers the table has changed. */
	settle(): number {
		let written = 0;
		for (const [id, before] of this.expected) {
			const ofTable = this.edits.table.get(id) ?? {};
			const ofAccount = this.edits.account.get(id) ?? {};
			const isChanged = (field: Field, edit: Fields) =>
				edit[field] !== undefined && edit[field] !== before[field];
			const fromTable = FIELDS.filter(
				(field) => isChanged(field, ofTable) && !isChanged(field, ofAccount),
			);
			const now = { ...before, ...ofAccount };
			for (const field of fromTable) now[field] = ofTable[field];
			if (fromTable.length > 0) written++;
			this.expected.set(id, now);
		}
		this.edits = { account: new Map(), table: new Map() };
		return written;
	}
}

/** Fifty rounds of changes on both sides, with one run after each; a last run finds nothing to do. */
export async function checkTwoWaySync(rig: ExampleRig, table: Table): Promise<void> {
	const { sandbox, client } = rig.stack;
	const { state } = sandbox;
	const { id } = await rig.add('two-way-sync-with-data-table.json');
	await rig.runWell(id);

	const model = new Model(rig);
	const own = () => state.customers.all().filter((one) => one.company_id === state.company.id);
	for (const customer of own()) model.expected.set(customer.id, textsIn(customer));

	const sync = async () => {
		sandbox.log.clear();
		await rig.runWell(id);
		return sandbox.log.entries.filter(({ method }) => method !== 'GET').length;
	};
	let changed = 0;
	for (const [index, changes] of fc.sample(rounds, { numRuns: ROUNDS, seed }).entries()) {
		const added = await model.apply(changes);
		const written = model.settle() + added.length;
		assert.equal(await sync(), written, `Requests that change something, round ${index}`);
		for (const fields of added) {
			const found = own().find(({ email }) => email === fields.email);
			assert.ok(found, `${fields.email} was not added`);
			model.expected.set(found.id, fields);
		}
		const inAccount = own().map((one) => [one.id, textsIn(one)]);
		const inTable = (await rowsOf(client, TABLE)).map((row) => [row.customer_id, textsIn(row)]);
		assert.deepEqual(sorted(inAccount), sorted([...model.expected]), `Account, round ${index}`);
		assert.deepEqual(sorted(inTable), sorted([...model.expected]), `Table, round ${index}`);
		changed += changes.length;
	}
	assert.equal(await sync(), 0, 'Requests that change something at rest');
	table.passed('Two-way sync', `${ROUNDS} rounds, ${changed} changes, both sides equal, no echo`);
}

const sorted = (entries: unknown[][]) =>
	[...entries].sort(([a], [b]) => String(a).localeCompare(String(b)));
