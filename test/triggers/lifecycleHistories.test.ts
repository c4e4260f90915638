/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import * as fc from 'fast-check';

import { ELSEWHERE, TestAccount } from './account';
import type { FaultRule } from '../../sandbox/faults';
import { N8nModel } from './n8nModel';
import type { Engine, ModelWorkflow } from './n8nModel';
import type { TestTrigger } from './support';
import { seed } from '../../tools/engine/seed';

/** How far the waits have moved the clock. */
let mockWaited = 0;

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		mockWaited += milliseconds;
		await Promise.resolve();
	},
}));

beforeEach(() => {
	const now = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + mockWaited);
});

afterEach(() => jest.restoreAllMocks());

const account = TestAccount.use();

const RUNS = Number(process.env.FAST_CHECK_RUNS ?? 8);

const WEBHOOKS = '^/webhooks';

/** What may go wrong with the requests of one command. */
const FAULTS: Record<string, FaultRule[]> = {
	none: [],
	unavailable: [{ path: WEBHOOKS, status: 503 }],
	'unavailable for a moment': [{ path: WEBHOOKS, status: 503, times: 2 }],
	'unreadable list': [{ method: 'GET', path: WEBHOOKS, status: 400, times: 1 }],
	'empty list': [{ method: 'GET', path: WEBHOOKS, empty: true, times: 1 }],
	'late list': [{ method: 'GET', path: WEBHOOKS, status: 200, body: { webhooks: [] }, times: 1 }],
	'lost request': [{ method: 'POST', path: WEBHOOKS, dropBefore: true, times: 1 }],
	'lost response': [{ method: 'POST', path: WEBHOOKS, dropAfter: true, times: 1 }],
	'lost removal': [{ method: 'DELETE', path: WEBHOOKS, dropAfter: true, times: 1 }],
	'refused removal': [{ method: 'DELETE', path: WEBHOOKS, status: 403, times: 2 }],
	'rate limit': [{ path: WEBHOOKS, status: 429, times: 1 }],
};

const EVENTS = [['job.completed'], ['invoice.*', 'lead.lost'], ['*']];

const workflowIndex = fc.nat(2);
const command = fc.record({
	what: fc.oneof(
		fc.record({ kind: fc.constant('publish' as const), workflow: workflowIndex }),
		fc.record({ kind: fc.constant('unpublish' as const), workflow: workflowIndex }),
		fc.record({ kind: fc.constant('listen' as const), workflow: workflowIndex }),
		fc.record({ kind: fc.constant('kill' as const), workflow: workflowIndex }),
		fc.record({ kind: fc.constant('restart' as const), workflow: workflowIndex }),
		fc.record({
			kind: fc.constant('edit' as const),
			workflow: workflowIndex,
			slot: fc.nat(1),
			events: fc.constantFrom(...EVENTS),
			registration: fc.constantFrom('automatic', 'automatic', 'manual'),
			apiKey: fc.constantFrom('sandbox-key', 'sandbox-key', 'refused'),
		}),
	),
	fault: fc.oneof(
		{ weight: 2, arbitrary: fc.constant('none') },
		fc.constantFrom(...Object.keys(FAULTS)),
	),
});

type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

let histories = 0;

/** One workflow with two triggers, one with one, and a copy of the latter that has the same URL. */
function createWorkflows(): ModelWorkflow[] {
	const name = `history${++histories}`;
	const trigger = (id: string) => account.trigger({ id: `${name}-${id}` });
	const workflow = (id: string, triggers: TestTrigger[]): ModelWorkflow => ({
		id: `${name}-${id}`,
		slots: triggers.map((each) => ({ trigger: each })),
		isPublished: false,
		isTroubled: false,
		wasKilled: false,
	});
	return [
		workflow('one', [trigger('a'), trigger('b')]),
		workflow('two', [trigger('c')]),
		workflow('copy', [trigger('c')]),
	];
}

async function run(n8n: N8nModel, { what, fault }: Command): Promise<void> {
	const workflow = n8n.workflows[what.workflow];
	account.sandbox.faults.set({ fail: FAULTS[fault] });
	if (what.kind === 'restart') await n8n.restart();
	else if (what.kind === 'edit') {
		const { trigger } = workflow.slots[what.slot % workflow.slots.length];
		const { events, registration, apiKey } = what;
		Object.assign(trigger.parameters, { events, registration });
		trigger.credential.apiKey = apiKey;
		await n8n.publish(workflow);
	} else await n8n[what.kind](workflow);
	account.sandbox.faults.set({});
	// no sign of it is left; after a kill, the documents have the user publish and unpublish once more
	if (fault === 'late list') workflow.isTroubled ||= workflow.wasKilled;
}

const FOREIGN = [
	{ url: ELSEWHERE, events: ['job.completed'] },
	{ url: `${ELSEWHERE}/other`, events: ['*'] },
];

const registeredFor = (url: string) => account.registered().filter((one) => one.url === url);

/** Each URL that a workflow should have registered, once; of the others none. */
function check(workflows: ModelWorkflow[]): void {
	for (const { id, slots, isPublished } of workflows) {
		for (const { trigger, published } of slots) {
			const isAutomatic = published?.parameters.registration !== 'manual';
			expect(registeredFor(trigger.urlIn(id))).toHaveLength(isPublished && isAutomatic ? 1 : 0);
		}
	}
}

function checkForeign(): void {
	for (const { url, events } of FOREIGN) expect(registeredFor(url)).toEqual([{ url, events }]);
}

async function live(engine: Engine, history: Command[]): Promise<void> {
	account.sandbox.state.reset();
	for (const { url, events } of FOREIGN) await account.subscribe(url, events);
	const n8n = new N8nModel(engine, createWorkflows());
	await n8n.restart();

	for (const each of history) {
		await run(n8n, each);
		checkForeign();
	}

	// a user is slower than n8n's own rollback of a failed start
	mockWaited += 10_000;
	for (const { slots } of n8n.workflows)
		for (const { trigger } of slots) trigger.credential.apiKey = 'sandbox-key';
	await n8n.settle();
	check(n8n.workflows);

	for (const workflow of n8n.workflows) await n8n.unpublish(workflow);
	expect(account.registered()).toEqual(expect.arrayContaining(FOREIGN));
	expect(account.registered()).toHaveLength(FOREIGN.length);
}

describe('The webhook trigger over random histories', () => {
	it.each<[string, Engine]>([
		['n8n up to 2.39', 'old'],
		['n8n 2.40 and later', 'new'],
	])(
		'whatever is published, edited and unpublished while the service fails, exactly the expected webhooks are left: %s',
		async (_, engine) => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(command, { minLength: 2, maxLength: 8 }),
					async (history) => await live(engine, history),
				),
				{ numRuns: RUNS, seed },
			);
		},
		60_000 + RUNS * 5_000,
	);
});
