/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { forgetProcess } from '../../nodes/HousecallPro/triggers/polling/processMemory';
import { seed } from '../../tools/engine/seed';
import { SimulatedAccount } from './simulatedAccount';
import type { Fault } from './simulatedAccount';
import { passing, simulateSignals, SimulatedN8n } from './simulatedN8n';

const numRuns = Number(process.env.FAST_CHECK_RUNS ?? 12);

const MINUTE = 60_000;

let account: SimulatedAccount;

beforeEach(() => {
	account = new SimulatedAccount();
	jest.useFakeTimers({ now: account.now, doNotFake: ['setImmediate', 'nextTick', 'performance'] });
	simulateSignals();
	forgetProcess();
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

/** A time passes on both clocks. */
function pass(milliseconds: number) {
	account.now += milliseconds;
	jest.setSystemTime(Date.now() + milliseconds);
}

function addJobs(count: number): string[] {
	return Array.from({ length: count }, () => {
		const id = account.newId('job');
		account.write('jobs', { id, created_at: account.stamp, updated_at: account.stamp });
		return id;
	});
}

const touch = (id: string, updated_at = account.stamp) =>
	account.write('jobs', { ...account.read('jobs', id), updated_at });

function touchAll(ids: string[], apart = 1000): void {
	for (const id of ids) {
		pass(apart);
		touch(id);
	}
}

async function activated(maxEvents: number): Promise<SimulatedN8n> {
	const n8n = new SimulatedN8n(account, { events: ['job.updated'], options: { maxEvents } });
	await passing(n8n.activate());
	pass(5 * MINUTE);
	return n8n;
}

async function pollWith(n8n: SimulatedN8n, faults: Fault[] = []) {
	account.faults = faults;
	pass(MINUTE);
	account.requests.length = 0;
	const items = await passing(n8n.tick());
	account.faults = [];
	return items;
}

/** So many requests are answered, then none. */
const slow = (answered: number): Fault[] => [
	...Array.from({ length: answered }, (): Fault => 'none'),
	...Array.from({ length: 50 }, (): Fault => 'hanging'),
];

const jobOf = ({ job }: IDataObject) => String((job as IDataObject).id);

describe('more changes than one poll can read', () => {
	it('come in pieces, oldest first, however slow the service is, and none is left out', async () => {
		const ids = addJobs(1500);
		pass(60 * MINUTE);
		const n8n = await activated(1000);
		touchAll(ids);
		for (let count = 0; count < 20; count++) await pollWith(n8n, slow(4));
		expect(n8n.events.map(jobOf)).toEqual(ids);
		expect(n8n.executions.length).toBeGreaterThan(3);
		expect(n8n.warnings.join()).toMatch(
			/more changes of jobs than one poll can read: those until 2026-/,
		);
		// it did catch up
		await pollWith(n8n);
		await pollWith(n8n);
		expect(account.requests).toHaveLength(1);
	});

	it('wait as long as not even one page can be read', async () => {
		const ids = addJobs(600);
		pass(60 * MINUTE);
		const n8n = await activated(1000);
		touchAll(ids);
		const [first] = ids;
		const reports: string[] = [];
		for (let count = 0; count < 14; count++) {
			const items = await pollWith(n8n, slow(count % 2)).catch((error: Error) => {
				reports.push(error.message);
				return null;
			});
			expect(items).toBeNull();
		}
		expect(reports).toEqual([expect.stringContaining('could not be polled since')]);
		while (n8n.events.length < ids.length) await pollWith(n8n);
		expect(n8n.events.map(jobOf)).toEqual(ids);
		expect(jobOf(n8n.events[0])).toBe(first);
	});

	it('are read from the oldest on while Max Events holds them back', async () => {
		const ids = addJobs(1500);
		pass(60 * MINUTE);
		const n8n = await activated(100);
		touchAll(ids);
		await pollWith(n8n);
		for (let count = 1; count < 10; count++) {
			await pollWith(n8n);
			expect(account.requests.length).toBeLessThanOrEqual(14);
		}
		expect(n8n.events.map(jobOf)).toEqual(ids.slice(0, 1000));
	});

	it('come out although their records vanish while Max Events holds them back', async () => {
		const ids = addJobs(6);
		pass(60 * MINUTE);
		const n8n = await activated(2);
		touchAll(ids);
		await pollWith(n8n);
		for (const id of ids.slice(3)) account.remove('jobs', id);
		for (let count = 0; count < 5; count++) await pollWith(n8n);
		expect(n8n.executions.map((items) => items.length)).toEqual([2, 2, 2]);
		expect(n8n.events.map(jobOf)).toEqual(ids);
	});

	it('come out after n8n has ended while Max Events holds them back', async () => {
		const ids = addJobs(6);
		pass(60 * MINUTE);
		const n8n = await activated(2);
		touchAll(ids, 5 * MINUTE);
		await pollWith(n8n);
		n8n.restart();
		for (let count = 0; count < 3; count++) await pollWith(n8n);
		expect(n8n.events.map(jobOf)).toEqual(ids);
	});

	it('come out although their list cannot be read meanwhile, and then their records vanish', async () => {
		const ids = addJobs(4);
		pass(60 * MINUTE);
		const n8n = await activated(2);
		touchAll(ids);
		await pollWith(n8n);
		expect(await pollWith(n8n, [{ status: 400, body: { message: 'No' } }])).toBeNull();
		for (const id of ids) account.remove('jobs', id);
		await pollWith(n8n);
		expect(n8n.events.map(jobOf)).toEqual(ids);
	});
});

const history = fc.record({
	jobs: fc.integer({ min: 150, max: 700 }),
	/** Seconds from each group of changes to the next. */
	groups: fc.array(fc.record({ size: fc.integer({ min: 1, max: 500 }), after: fc.nat(90) }), {
		minLength: 1,
		maxLength: 12,
	}),
	polls: fc.array(
		fc.record({
			answered: fc.integer({ min: 0, max: 14 }),
			isSlow: fc.boolean(),
			restart: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
			/** What happens to a record just before each request: nothing, it changes, or it vanishes. */
			meanwhile: fc.array(fc.constantFrom('nothing', 'change', 'vanish'), { maxLength: 12 }),
		}),
		{ minLength: 1, maxLength: 8 },
	),
	maxEvents: fc.constantFrom(200, 1000),
	hasUnstableTies: fc.boolean(),
	/** Decides what happens to which record. */
	chance: fc.integer({ min: 1, max: 100_000 }),
});

describe('a backlog in any history', () => {
	it('is told once, oldest first, while records change, vanish and change places', async () => {
		await fc.assert(
			fc.asyncProperty(history, async (given) => {
				account = new SimulatedAccount();
				jest.setSystemTime(account.now);
				forgetProcess();
				let chance = given.chance;
				const next = () => (chance = (chance * 16_807) % 2_147_483_647);
				const ids = addJobs(given.jobs);
				pass(60 * MINUTE);
				const n8n = await activated(given.maxEvents);
				const happened = new Set<string>();
				const vanished = new Set<string>();
				const happen = (id: string) => {
					touch(id);
					happened.add(`job.updated/${id}/${new Date(account.now).toISOString()}`);
				};
				let index = 0;
				for (const { size, after } of given.groups) {
					pass(after * 1000);
					for (let count = 0; count < size; count++) happen(ids[index++ % ids.length]);
				}
				if (given.hasUnstableTies) account.tieOf = next;
				for (const { answered, isSlow, restart, meanwhile } of given.polls) {
					account.onRequest = () => {
						const id = ids[next() % ids.length];
						const what = meanwhile.shift() ?? 'nothing';
						account.now += 1000;
						if (vanished.has(id)) return;
						if (what === 'change') happen(id);
						if (what === 'vanish') {
							account.remove('jobs', id);
							vanished.add(id);
						}
					};
					await pollWith(n8n, isSlow ? slow(answered) : []).catch(() => null);
					account.onRequest = undefined;
					if (restart) n8n.restart();
				}
				let idle = 0;
				for (let polls = 0; polls < 60 && idle < 2; polls++) {
					idle = (await pollWith(n8n)) ? 0 : idle + 1;
				}
				expect(idle).toBe(2);
				const told = n8n.events.map(({ event_id: id }) => String(id));
				expect(new Set(told).size).toBe(told.length);
				for (const id of told) expect(happened).toContain(id);
				for (const id of account.ids('jobs')) {
					const last = new Date(String(account.read('jobs', id).updated_at)).toISOString();
					const event = `job.updated/${id}/${last}`;
					if (happened.has(event)) expect(told).toContain(event);
				}
				for (const execution of n8n.executions) {
					const times = execution.map(({ event_occurred_at: at }) => String(at));
					expect(times).toEqual([...times].sort());
				}
			}),
			{
				numRuns,
				seed,
				examples: [
					[
						{
							jobs: 484,
							groups: [
								{ size: 137, after: 0 },
								{ size: 273, after: 1 },
								{ size: 2, after: 58 },
								{ size: 5, after: 62 },
							],
							polls: [{ answered: 0, isSlow: false, restart: false, meanwhile: [] }],
							maxEvents: 1000,
							hasUnstableTies: true,
							chance: 10023,
						},
					],
				],
			},
		);
	});
});
