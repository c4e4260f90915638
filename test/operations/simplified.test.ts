import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../nodes/HousecallPro/actions';
import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { inputsOf } from '../../scripts/schemas/inputs';
import { jsonOf, runNode } from '../../tools/engine/engine';

/** The operations that read records which can come out simplified. */
const READS = resources.flatMap(({ value: resource, operations }) =>
	operations
		.filter(({ simplify, route }) => simplify && route.startsWith('GET '))
		.map((operation) => ({ name: `${resource}:${operation.option.value}`, resource, operation })),
);

/** What the next step of a workflow needs of a record. */
const KINDS = {
	state: /status$|^(canceled|deleted|lost)_at$|^(available|do_not_service)$/,
	time: /_(at|start|end|date|time)$|^arrival_window/,
	contact: /^(email|support_email|mobile_number|phone_number)$/,
	person: /^(first|last)_name$/,
};

type Kind = keyof typeof KINDS;

/** They tell about the keeping of a record, not about the work. */
const BOOKKEEPING = /^(created|updated|locked)_at$/;

/** What a record holds beside its own fields, and which kinds of it are the record's. */
const PARTS: Record<string, Kind[]> = {
	assigned_employee: ['person'],
	assigned_employees: ['person'],
	customer: ['state', 'contact', 'person'],
	options: ['state'],
	payments: ['state', 'time'],
	refunds: ['state', 'time'],
	schedule: ['time'],
	work_timestamps: ['time'],
};

interface Told {
	kind: Kind;
	place: string;
	value: unknown;
}

const entriesOf = (value: unknown): IDataObject[] =>
	[value]
		.flat()
		.filter((entry): entry is IDataObject => Boolean(entry) && typeof entry === 'object');

function toldBy(record: IDataObject, kinds: Kind[], path = ''): Told[] {
	return Object.entries(record).flatMap(([name, value]) => {
		const place = `${path}${name}`;
		if (place in PARTS) {
			return entriesOf(value).flatMap((entry) => toldBy(entry, PARTS[name], `${name}.`));
		}
		const isValue = ['string', 'boolean', 'number'].includes(typeof value) && value !== '';
		const kind = kinds.find((one) => KINDS[one].test(name));
		return kind && isValue && !BOOKKEEPING.test(name) ? [{ kind, place, value }] : [];
	});
}

const leavesOf = (value: unknown): unknown[] =>
	value && typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [value];

/** A name is part of a text, with the other one; anything else stays as it is. */
const isIn = (leaves: unknown[], { kind, value }: Told) =>
	leaves.some((leaf) =>
		kind === 'person' ? String(leaf).includes(String(value)) : leaf === value,
	);

describe('Simplified records', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ customers: 60 });
		const invoice = sandbox.state.invoices.all().find(({ payments }) => payments.length > 0);
		invoice?.refunds.push({
			...{ id: 'ref_1', amount: 500, category: 'refund', payment_method: 'card' },
			...{ refunded_at: '2026-04-02T15:00:00Z', status: 'refund pending' },
			...{ surcharge_fee_amount: 0, tip_amount: 0 },
		});
	});
	afterAll(async () => await sandbox.close());

	/** Every record that an operation reads, full or simplified. */
	async function read({ resource, operation }: (typeof READS)[number], simplify: boolean) {
		const { description } = new HousecallPro();
		const { parameters, items } = inputsOf(description, resource, operation, sandbox.state);
		const result = await runNode({
			parameters: { ...parameters, simplify },
			items,
			credential: { apiKey: 'sandbox-key', baseUrl: sandbox.url },
			onError: 'continueErrorOutput',
		});
		return jsonOf(result.items);
	}

	it.each(READS)('of $name keep state, time, person and contact', async (reading) => {
		const full = await read(reading, false);
		const simple = await read(reading, true);
		const lost = full.flatMap((record, index) => {
			const leaves = leavesOf(simple[index]);
			const told = toldBy(record, ['state', 'time', 'contact', 'person']);
			return told.filter((one) => !isIn(leaves, one)).map(({ kind, place }) => `${kind}: ${place}`);
		});

		expect(full.length).toBeGreaterThan(0);
		expect(simple).toHaveLength(full.length);
		expect([...new Set(lost)]).toEqual([]);
	});

	it('are judged by what full records have of each kind', async () => {
		const [job] = READS.filter(({ name }) => name === 'job:getAll');
		const told = (await read(job, false)).flatMap((record) =>
			toldBy(record, ['state', 'time', 'contact', 'person']),
		);

		expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(Object.keys(KINDS)));
	});
});
