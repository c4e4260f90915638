import type { IDataObject } from 'n8n-workflow';
import type { FaultSettings } from '../../sandbox/faults';
import { upsertByEarlier, upsertByHttpRequest, upsertByOurs, type Row } from '../bulkWorkflows';
import { durationOf, runWorkflow } from '../execution';
import type { Measured, Measurement } from '../measurement';
import type { Rig } from '../rig';
import { alternate } from '../rounds';
import type { SandboxProcess } from '../sandboxProcess';
import { figuresOf, type Samples } from '../statistics';
import { CUSTOMERS } from './returnAll';

const ROWS = 1_000;
const CHANGED = 100;
const NEW = 100;
const REQUESTS_PER_SECOND = 20;

/** 0.1.0 works on one row after the other, so that a part of them takes that part of its requests and its time. */
const EARLIER_SHARE = 20;

const TOO_MANY_REQUESTS = 429;

const SUBJECT = `${ROWS} rows against ${CUSTOMERS} customers`;
const MIX = `${ROWS - CHANGED - NEW} are there and unchanged, ${CHANGED} are there with another company, ${NEW} are new`;
const PEERS = `Peer: a search by the HTTP Request node, two IF nodes, then PUT or POST, all at their defaults with “On Error: Continue”. 0.1.0: this package before the work on 0.2.0, in one run of every ${EARLIER_SHARE}th row, times ${EARLIER_SHARE}, as it works on one row after the other.`;

/** What one run did. */
interface Outcome {
	seconds: number;
	/** Carried out, not refused for the rate limit. */
	requests: number;
	/** Rows of which the service does not hold what they say afterwards. */
	lost: number;
	/** Customers of whose email there is another one. */
	doubles: number;
}

type Contender = 'ours' | 'peer' | 'earlier';

/** An import as it is repeated every night. */
export const bulkUpsert: Measurement = {
	about: `Customer → Create or Update of ${SUBJECT}, each request answered after 300 ms: ${MIX}. ${PEERS} Lost: rows that the service does not hold afterwards. Doubles: customers with an email that another one has.`,
	needsEarlier: true,
	async run(rig, runs) {
		const sandbox = await rig.sandbox(CUSTOMERS);
		const faults = { latencyMs: 300 };
		const rows = await rowsFor(sandbox);
		const results = await race(rig, { sandbox, faults, rows }, runs);
		const known = rows.slice(0, ROWS - CHANGED - NEW);
		const same = [...known, ...known].slice(0, ROWS);
		const unchanged = await upsert(rig, upsertByOurs, { sandbox, faults, rows: same });
		return {
			main: {
				what: `${SUBJECT}, 300 ms a request: time`,
				figures: figuresOf('s', both(results, 'seconds')),
			},
			more: {
				requests: {
					what: 'Requests',
					figures: figuresOf('requests', both(results, 'requests')),
					targets: [{ figure: 'ours', atMost: 260 }],
				},
				earlierRequests: {
					what: 'Requests, peer: 0.1.0',
					figures: figuresOf('requests', toEarlier(results, 'requests')),
					targets: [{ figure: 'toPeer', atMost: 0.07 }],
				},
				earlierTime: {
					what: 'Time, peer: 0.1.0',
					figures: figuresOf('s', toEarlier(results, 'seconds')),
					targets: [{ figure: 'toPeer', atMost: 0.05 }],
				},
				unchanged: {
					what: `Requests when all ${ROWS} rows are unchanged`,
					figures: figuresOf('requests', { ours: [unchanged.requests] }),
					targets: [{ figure: 'ours', atMost: 55 }],
				},
				...losses(results),
			},
		};
	},
};

/** The same where the service sets the pace. */
export const bulkUpsertLimited: Measurement = {
	about: `The same rows where the service permits ${REQUESTS_PER_SECOND} requests a second. To the limit: time ÷ (requests ÷ ${REQUESTS_PER_SECOND} s).`,
	needsEarlier: true,
	async run(rig, runs) {
		const sandbox = await rig.sandbox(CUSTOMERS);
		const faults = { latencyMs: 300, rateLimit: REQUESTS_PER_SECOND };
		const results = await race(rig, { sandbox, faults, rows: await rowsFor(sandbox) }, runs);
		const toLimit = results.ours.map(
			({ seconds, requests }) => seconds / (requests / REQUESTS_PER_SECOND),
		);
		return {
			main: {
				what: `${SUBJECT} at ${REQUESTS_PER_SECOND} requests/s: time`,
				figures: figuresOf('s', both(results, 'seconds')),
			},
			more: {
				toLimit: {
					what: 'Time to the least that the limit allows',
					figures: figuresOf('times', { ours: toLimit }),
					targets: [{ figure: 'ours', atMost: 1.1 }],
				},
				earlierTime: {
					what: 'Time, peer: 0.1.0',
					figures: figuresOf('s', toEarlier(results, 'seconds')),
				},
				...losses(results),
			},
		};
	},
};

const both = (
	results: Record<Contender, Outcome[]>,
	name: keyof Outcome,
): Samples & { peer: number[] } => ({
	ours: results.ours.map((outcome) => outcome[name]),
	peer: results.peer.map((outcome) => outcome[name]),
});

const toEarlier = (results: Record<Contender, Outcome[]>, name: keyof Outcome): Samples => ({
	ours: results.ours.map((outcome) => outcome[name]),
	peer: results.earlier.map((outcome) => outcome[name] * EARLIER_SHARE),
});

const losses = (results: Record<Contender, Outcome[]>): Measured['more'] => ({
	lost: {
		what: 'Rows lost',
		figures: figuresOf('rows', both(results, 'lost')),
		targets: [{ figure: 'ours', atMost: 0 }],
	},
	doubles: {
		what: 'Doubles',
		figures: figuresOf('customers', both(results, 'doubles')),
		targets: [{ figure: 'ours', atMost: 0 }],
	},
});

interface Subject {
	sandbox: SandboxProcess;
	faults: FaultSettings;
	rows: Row[];
}

async function race(
	rig: Rig,
	subject: Subject,
	runs: number,
): Promise<Record<Contender, Outcome[]>> {
	const some = subject.rows.filter((_, index) => index % EARLIER_SHARE === 0);
	const results = await alternate(
		{
			ours: async () => await upsert(rig, upsertByOurs, subject),
			peer: async () => await upsert(rig, upsertByHttpRequest, subject),
		},
		{ what: SUBJECT, runs, progress: rig.progress },
	);
	rig.progress(`${SUBJECT}: 0.1.0, every ${EARLIER_SHARE}th row`);
	const earlier = await upsert(rig, upsertByEarlier, { ...subject, rows: some });
	return { ...results, earlier: [earlier] };
}

async function upsert(
	{ client, progress }: Rig,
	workflow: typeof upsertByOurs,
	{ sandbox, faults, rows }: Subject,
): Promise<Outcome> {
	await sandbox.reset();
	await sandbox.set(faults);
	const { id } = await client.createWorkflow(workflow(sandbox, rows));
	await sandbox.takeLog();
	const execution = await runWorkflow(client, id);
	const requests = (await sandbox.takeLog()).filter(({ status }) => status !== TOO_MANY_REQUESTS);
	await sandbox.set({});
	const customers = await sandbox.customers();
	const outcome = {
		seconds: durationOf(execution) / 1000,
		requests: requests.length,
		lost: rows.filter((row) => !customers.some((customer) => isOf(customer, row))).length,
		doubles: customers.length - new Set(customers.map(({ email }) => email)).size,
	};
	progress(JSON.stringify(outcome));
	return outcome;
}

const isOf = (customer: IDataObject, row: Row) =>
	customer.email === row.email &&
	customer.mobile_number === row.phone &&
	(row.company === '' || customer.company === row.company);

/** Every eleventh customer as the service has it, the last of them with another company, and then new people. */
async function rowsFor(sandbox: SandboxProcess): Promise<Row[]> {
	await sandbox.reset();
	await sandbox.set({});
	const known = ROWS - NEW;
	const customers = await sandbox.customers();
	const chosen = Array.from({ length: known }, (_, index) => customers[index * 11]);
	const rows = chosen.map(toRow);
	for (const row of rows.slice(-CHANGED)) row.company = `${row.last_name} & Daughters`;
	const newRows = Array.from({ length: NEW }, (_, index) => ({
		...rows[index],
		first_name: `Newcomer${index}`,
		email: `newcomer${index}@example.org`,
		phone: String(2_125_550_100 + index),
		street: `${9000 + index} Novelty Hill Rd`,
	}));
	return [...rows, ...newRows];
}

function toRow(customer: IDataObject): Row {
	const [address] = customer.addresses as IDataObject[];
	const text = (value: unknown) => String(value ?? '');
	return {
		first_name: text(customer.first_name),
		last_name: text(customer.last_name),
		email: text(customer.email),
		phone: text(customer.mobile_number),
		company: text(customer.company),
		street: text(address.street),
		street_line_2: text(address.street_line_2),
		city: text(address.city),
		state: text(address.state),
		zip: text(address.zip),
	};
}
