/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultRule, FaultSettings } from '../../../sandbox/faults';
import { poll } from '../../../tools/n8n/client';
import type { Suite, Fault } from '../suite';
import type { FaultRig } from '../rig';
import { failuresOf, recordsOf, type Run } from '../run';
import { count } from '../words';
import type { Action } from '../workflows';

const PAGE_SIZE = 200;
const THIRD_PAGE = { path: '^/customers$', query: '\\bpage=3\\b' };
const PATIENCE_MS = 10_000;
/** Records that change while the list is read. */
const MOVED = 40;

/** All customers, one item each. */
export const allCustomers = (more: INodeParameters = {}): Action => ({
	parameters: { resource: 'customer', operation: 'getAll', returnAll: true, ...more },
});

/** @throws AssertionError unless each customer is there exactly once */
export function requireAll(rig: FaultRig, run: Run, inOrder = true): void {
	assert.deepEqual(failuresOf(run), []);
	assert.equal(run.execution.status, 'success', 'Status of the execution');
	const found = recordsOf(run).map(({ id }) => String(id));
	const ids = rig.customerIds();
	assert.equal(found.length, ids.length, 'Customers');
	if (inOrder) assert.deepEqual(found, ids, 'Customers in the order of the service');
	else assert.deepEqual(found.sort(), ids.sort(), 'Customers');
}

function describe(run: Run): string {
	const ids = recordsOf(run).map(({ id }) => id);
	const twice = ids.length - new Set(ids).size;
	const records = `${count(ids.length, 'customer')}, ${twice === 0 ? 'none' : twice} twice`;
	return `${records}, ${count(run.requests.length, 'request')}`;
}

const pagesOf = (rig: FaultRig) => Math.ceil(rig.customerIds().length / PAGE_SIZE);

/** The third page fails and then does not: the list is whole. */
function passes(name: string, rule: FaultRule & { times: number }): Fault {
	return {
		name,
		expected: `Every customer once, in order, with ${count(rule.times, 'more request')}`,
		async play(rig) {
			rig.disturb({ ...THIRD_PAGE, ...rule });
			const run = await rig.run(allCustomers(), [{}]);
			requireAll(rig, run);
			assert.equal(run.requests.length, pagesOf(rig) + rule.times, 'Requests');
			return `${describe(run)} for ${pagesOf(rig)} pages`;
		},
	};
}

/** The third page cannot be had: no list, rather than one with a hole. */
function fails(name: string, rule: FaultRule, says: string): Fault {
	return {
		name,
		expected: `“${says}”, and no customers`,
		async play(rig) {
			rig.disturb({ ...THIRD_PAGE, ...rule });
			const run = await rig.run(allCustomers(), [{}]);
			const [failure] = failuresOf(run);
			assert.ok(failure?.message.startsWith(says), `It says: ${failure?.message}`);
			assert.equal(recordsOf(run).length, 0, 'Customers');
			return `${count(failuresOf(run).length, 'error')}, ${count(recordsOf(run).length, 'customer')}`;
		},
	};
}

const rateLimit: Fault = {
	name: 'Limit of 2 requests a second',
	expected: 'Every customer once, in order; what met the limit is asked again',
	async play(rig) {
		rig.misbehave({ rateLimit: 2 });
		const run = await rig.run(allCustomers(), [{}]);
		requireAll(rig, run);
		const refused = run.requests.filter(({ status }) => status === 429).length;
		assert.ok(refused > 0, 'The limit was not met');
		return `${describe(run)}, ${refused} of them refused`;
	},
};

/** The last records of the list jump to its front when the pages after the first were asked for. */
async function moveMeanwhile(rig: FaultRig): Promise<void> {
	const { log, state } = rig.stack.sandbox;
	await poll('the second page to be asked for', PATIENCE_MS, async () =>
		log.entries.length > 1 ? true : undefined,
	);
	const { customers, company } = state;
	const last = customers.sortedBy('updated_at', 'desc', [company.id]).slice(-MOVED);
	for (const { id } of last) customers.touchById(id, state.now());
}

function moving(name: string, more: INodeParameters): Fault {
	const faults: FaultSettings = { latencyMs: 500 };
	return {
		name: `${name}: ${MOVED} customers change meanwhile`,
		expected: 'Every customer once',
		async play(rig) {
			rig.misbehave(faults);
			const [run] = await Promise.all([rig.run(allCustomers(more), [{}]), moveMeanwhile(rig)]);
			requireAll(rig, run, false);
			assert.ok(run.requests.length > pagesOf(rig), 'No page was read again: nothing had moved');
			return `${describe(run)} for ${pagesOf(rig)} pages`;
		},
	};
}

const NEWEST_CHANGE_FIRST = {
	sort: { order: { sort_by: 'updated_at', sort_direction: 'desc' } },
};

export const lists: Suite = {
	title: 'Lists',
	about:
		'*Customer → Get Many* with *Return All*, over several pages of 200. The fault hits the third page, unless it is about all. A page that cannot be read fails the item: a list is whole or not there.',
	faults: [
		passes('429 once, which asks to wait 1 s', { status: 429, retryAfter: 1, times: 1 }),
		passes('503 twice', { status: 503, times: 2 }),
		passes('Connection dropped twice before the work', { dropBefore: true, times: 2 }),
		passes('Connection dropped twice after the work', { dropAfter: true, times: 2 }),
		rateLimit,
		fails('503 for good', { status: 503 }, 'Housecall Pro could not handle the request'),
		fails('JSON cut short', { truncate: true }, 'The answer is not JSON'),
		fails('HTML page with status 200', { status: 200, html: true }, 'The answer is not JSON'),
		fails('Answer without a body', { empty: true }, 'The answer is empty'),
		moving('Sorted by Updated At', NEWEST_CHANGE_FIRST),
		moving('With the filter Changed Since', { filters: { changedSince: '2001-01-01T00:00:00Z' } }),
	],
};
