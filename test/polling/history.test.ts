/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import fc from 'fast-check';

import { poll } from '../../nodes/HousecallPro/triggers/polling/poll';
import { forgetProcess } from '../../nodes/HousecallPro/triggers/polling/processMemory';
import { changes, START, Truth } from './changes';
import {
	checkDiscarded,
	checkScheduledJobs,
	checkTimes,
	checkValues,
	forgiveSoon,
	FREE,
	idOf,
	lastUpdates,
} from './historyChecks';
import { SimulatedAccount } from './simulatedAccount';
import { passing, simulateSignals, SimulatedN8n } from './simulatedN8n';
import { seed } from '../../tools/engine/seed';

const numRuns = Number(process.env.FAST_CHECK_RUNS ?? 25);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const kinds = Object.keys(changes);

const change = fc.record({
	type: fc.constant('change' as const),
	kind: fc.constantFrom(...kinds),
	pick: fc.nat(1000),
	/** Seconds since the step before; many share one. */
	after: fc.oneof(fc.constant(0), fc.nat(90)),
	/** Seconds until lists show it. */
	lag: fc.oneof(fc.constant(0), fc.nat(100)),
});

const pollStep = fc.record({
	type: fc.constant('poll' as const),
	after: fc.oneof(
		{ weight: 6, arbitrary: fc.integer({ min: 1, max: 600 }) },
		{ weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) },
		// n8n is off
		{ weight: 1, arbitrary: fc.integer({ min: 3600, max: 5 * 3600 }) },
	),
	faults: fc.oneof(
		{ weight: 4, arbitrary: fc.constant([]) },
		{
			weight: 1,
			arbitrary: fc.array(
				fc.constantFrom(
					{ status: 500 },
					{ status: 503, body: '<html>' },
					{ status: 429, headers: { 'ratelimit-reset': '5' } },
					{ status: 200, body: { page: 1 } },
					{ status: 200, body: '{"page": 1, "jo' },
					'lost' as const,
					'hanging' as const,
					'none' as const,
				),
				{ maxLength: 25 },
			),
		},
	),
	overlaps: fc.boolean(),
	/** Whether the process ends afterwards. */
	restart: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
	/** Whether it ends before what the poll remembers is stored. */
	loss: fc.oneof(
		{ weight: 8, arbitrary: fc.constant('none' as const) },
		{ weight: 1, arbitrary: fc.constant('during the poll' as const) },
		{ weight: 1, arbitrary: fc.constant('before static data' as const) },
	),
});

const history = fc.record({
	before: fc.array(change, { maxLength: 15 }),
	steps: fc.array(fc.oneof({ weight: 4, arbitrary: change }, { weight: 1, arbitrary: pollStep }), {
		minLength: 5,
		maxLength: 60,
		size: 'max',
	}),
	clock: fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }),
	bumps: fc.boolean(),
	maxEvents: fc.constantFrom(1, 3, 100),
	losses: fc.boolean(),
	isDurable: fc.boolean(),
	/** Whether n8n is off for more than a day at the end. */
	isOff: fc.boolean(),
});

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;
type PollStep = typeof pollStep extends fc.Arbitrary<infer T> ? T : never;

beforeEach(() => {
	jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
	simulateSignals();
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

async function pollOnce(n8n: SimulatedN8n, step: PollStep, { clock, losses }: History) {
	const { account } = n8n;
	account.faults = [...step.faults];
	jest.setSystemTime(account.now + clock);
	const isLossy = losses || step.loss === 'during the poll';
	const first = n8n.tick(isLossy ? step.loss : 'none').catch((error: Error) => {
		expect(error.message).not.toContain('Authorization');
		return null;
	});
	// n8n does not wait for a poll before it starts the next
	const second = step.overlaps ? poll(n8n.context()).catch(() => null) : null;
	const items = await passing(first);
	expect(await second).toBeNull();
	account.faults = [];
	if (items) expect(items[0].length).toBeGreaterThan(0);
	if (step.restart) n8n.restart();
	return items;
}

const quiet: Omit<PollStep, 'type'> = {
	after: 1200,
	faults: [],
	overlaps: false,
	restart: false,
	loss: 'none',
};

async function live(given: History) {
	const account = new SimulatedAccount();
	// the truth that items are held against counts in cents, as the service does
	const options = { maxEvents: given.maxEvents, unansweredDays: 1, moneyIn: 'cents' };
	const parameters = { events: ['*'], options };
	const n8n = new SimulatedN8n(account, parameters);
	n8n.budgetMs = 15_000;
	n8n.isDurable = given.isDurable;
	const apply = (step: History['before'][number], truth: Truth) => {
		account.now += step.after * 1000;
		account.lag = step.lag * 1000;
		changes[step.kind]({ account, truth, pick: step.pick, bumps: given.bumps });
	};
	const earlier = new Truth();
	for (const step of given.before) apply(step, earlier);
	account.now = Math.max(account.now + 200_000, START);
	jest.setSystemTime(account.now + given.clock);
	await passing(n8n.activate());
	expect(n8n.events).toEqual([]);
	const activatedAt = account.now;
	account.now += 1_000;

	const truth = new Truth();
	for (const [key, values] of earlier.values) {
		if (!/^invoice\.(voided|canceled)/.test(key)) truth.values.set(key, [values.at(-1)]);
	}
	for (const step of given.steps) {
		if (step.type === 'change') apply(step, truth);
		else {
			account.now += step.after * 1000;
			await pollOnce(n8n, step, given);
		}
	}
	if (given.isOff) account.now += 26 * HOUR;
	// everything is behind us: what is still to come comes
	const most = n8n.events.length + given.steps.length * 10 + 100;
	for (let idle = 0; idle < 2; ) {
		if (n8n.events.length > most)
			throw new Error(`no end: ${n8n.events.slice(-5).map(idOf).join()}`);
		account.now += quiet.after * 1000;
		idle = (await pollOnce(n8n, { type: 'poll', ...quiet }, given)) ? 0 : idle + 1;
	}
	return { n8n, truth, earlier, activatedAt };
}

describe('a polling trigger in any history', () => {
	afterEach(() => forgetProcess());

	it('tells of everything that can be told, once, oldest first, and of nothing else', async () => {
		await fc.assert(
			fc.asyncProperty(history, async (given) => {
				forgetProcess();
				const { n8n, truth, earlier, activatedAt } = await live(given);
				const told = n8n.events.map(idOf);
				const ids = new Set(told);
				const isLossless =
					given.isDurable ||
					!given.losses ||
					given.steps.every((step) => step.type !== 'poll' || step.loss === 'none');
				checkDiscarded(truth, ids, earlier, isLossless);
				if (given.isOff) forgiveSoon(truth);
				else truth.soon.clear();
				for (const id of lastUpdates(n8n, activatedAt)) {
					if (!earlier.possible.has(id)) expect(ids).toContain(id);
				}
				for (const id of truth.certain) expect(ids).toContain(id);
				if (isLossless) {
					expect(told.length).toBe(ids.size);
					checkValues(truth, n8n.events);
					checkTimes(n8n, activatedAt, given.clock);
					checkScheduledJobs(n8n.events);
				}
				for (const id of ids) {
					const isTrue = truth.certain.has(id) || truth.possible.has(id) || FREE.test(id);
					if (!isTrue) throw new Error(`it did not happen: ${id}`);
				}
				for (const execution of n8n.executions) {
					const times = execution.flatMap(({ event_occurred_at: at }) => (at ? [String(at)] : []));
					expect(times).toEqual([...times].sort());
				}
				expect(JSON.stringify(n8n.staticData).length).toBeLessThan(40_000);
			}),
			{ numRuns, seed },
		);
	});
});
