/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultRule, FaultSettings } from '../../../sandbox/faults';
import type { Suite, Fault } from '../suite';
import type { FaultRig } from '../rig';
import { failuresOf, recordsOf, type Run } from '../run';
import { count } from '../words';
import { byId } from '../workflows';

const CUSTOMERS = 12;
/** The one that a fault hits; the others are beside it. */
const HIT = 5;
/** How often a read is tried while the service or the network fails. */
const TRIES = 3;

const NOT_JSON =
	'The answer is not JSON, so it does not come from Housecall Pro’s API, or was cut short';
const EMPTY = 'The answer is empty, so it does not come from Housecall Pro’s API, or was cut short';
const CHECK_URL = 'Check "Base URL"';
const PASSES = 'This usually passes. Try again in a few minutes.';
const SAID = { error: { message: 'Sorry' } };

/** Gets customers by their IDs, one for each item. */
async function getCustomers(
	rig: FaultRig,
	faults: (ids: string[]) => FaultSettings,
	options: INodeParameters = {},
): Promise<{ run: Run; ids: string[] }> {
	const ids = rig.customerIds().slice(0, CUSTOMERS);
	rig.misbehave(faults(ids));
	const customer_id = byId('={{ $json.id }}');
	const parameters = { resource: 'customer', operation: 'get', customer_id, options };
	const run = await rig.run(
		{ parameters },
		ids.map((id) => ({ id })),
	);
	return { run, ids };
}

const hitting =
	(...rules: FaultRule[]) =>
	(ids: string[]): FaultSettings => ({
		fail: rules.map((rule, index) => ({ ...rule, path: `^/customers/${ids[HIT + index]}$` })),
	});

/** Each item holds the customer that it asked for or an error, in the order of the items that came in. */
function requireOrder({ outcomes }: Run, ids: string[]): void {
	const places = outcomes.map(({ json, failure, from }) => [from, failure ? ids[from] : json.id]);
	assert.deepEqual(places, [...ids.entries()], 'Items and what they hold');
}

function describe(run: Run): string {
	const failures = failuresOf(run).length;
	const parts = [
		`${count(recordsOf(run).length, 'customer')} in order`,
		failures > 0 && count(failures, 'error'),
		count(run.requests.length, 'request'),
	];
	return parts.filter(Boolean).join(', ');
}

/** What the item that was hit says and advises, after so many tries. */
interface Message {
	says: string;
	advises: string;
	tries?: number;
}

/** The fault stays: one item has an error, the others go on. */
function stays(name: string, rule: FaultRule, { says, advises, tries = 1 }: Message): Fault {
	return {
		name,
		expected: `“${says}”, ${tries > 1 ? `asked ${tries} times` : 'asked once'}`,
		async play(rig) {
			const { run, ids } = await getCustomers(rig, hitting(rule));
			requireOrder(run, ids);
			const [failure, ...more] = failuresOf(run);
			assert.equal(more.length, 0, 'Other items failed, too');
			assert.ok(failure?.message.startsWith(says), `It says: ${failure?.message}`);
			assert.ok(failure.message.endsWith(` [item ${HIT}]`), `It says: ${failure.message}`);
			assert.ok(failure.advice.includes(advises), `It advises: ${failure.advice}`);
			assert.equal(run.requests.length, CUSTOMERS - 1 + tries, 'Requests');
			return describe(run);
		},
	};
}

/** The fault passes: nothing is lost. */
function passes(name: string, ...rules: FaultRule[]): Fault {
	const more = rules.reduce((sum, { times = 0 }) => sum + times, 0);
	return {
		name,
		expected: `All ${CUSTOMERS}, with ${count(more, 'more request')}`,
		async play(rig) {
			const { run, ids } = await getCustomers(rig, hitting(...rules));
			requireOrder(run, ids);
			assert.deepEqual(failuresOf(run), []);
			assert.equal(run.requests.length, CUSTOMERS + more, 'Requests');
			return describe(run);
		},
	};
}

const serverFault = (status: number): Message => ({
	says: `Housecall Pro could not handle the request (status ${status})`,
	advises: PASSES,
	tries: TRIES,
});

const rateLimit: Fault = {
	name: 'Limit of 3 requests a second',
	expected: `All ${CUSTOMERS}; what met the limit is asked again`,
	async play(rig) {
		const { run, ids } = await getCustomers(rig, () => ({ rateLimit: 3 }));
		requireOrder(run, ids);
		assert.deepEqual(failuresOf(run), []);
		const refused = run.requests.filter(({ status }) => status === 429).length;
		assert.ok(refused > 0, 'The limit was not met');
		assert.equal(run.requests.length, CUSTOMERS + refused, 'Requests');
		return `${describe(run)}, ${refused} of them refused`;
	},
};

/** The service says until when to wait, by its own clock. */
function byAnotherClock(minutes: number): Fault {
	const wait = { status: 429, resetInSeconds: 2, clockOffsetSeconds: minutes * 60, times: 1 };
	return {
		name: `429 that asks to wait 2 s, by a clock 10 minutes ${minutes > 0 ? 'ahead' : 'behind'}`,
		expected: `All ${CUSTOMERS}, after about 2 s`,
		async play(rig) {
			const { run, ids } = await getCustomers(rig, hitting(wait));
			requireOrder(run, ids);
			assert.deepEqual(failuresOf(run), []);
			const [first, second, ...more] = run.requests.filter(({ path }) => path.endsWith(ids[HIT]));
			assert.equal(more.length, 0, 'More requests than needed');
			const waited = (second.at - first.at) / 1000;
			// the end of the wait comes in whole seconds
			assert.ok(waited > 0.9 && waited < 10, `It waited ${waited} s`);
			return `${describe(run)}, asked again after ${waited.toFixed(1)} s`;
		},
	};
}

const LATENCY_MS = 1_500;

const slow: Fault = {
	name: `Every answer takes ${LATENCY_MS / 1000} s`,
	expected: `All ${CUSTOMERS}, several at a time`,
	async play(rig) {
		const { run, ids } = await getCustomers(rig, () => ({ latencyMs: LATENCY_MS }));
		requireOrder(run, ids);
		assert.deepEqual(failuresOf(run), []);
		assert.ok(run.seconds < (CUSTOMERS * LATENCY_MS) / 1000, 'They were read one by one');
		return `${describe(run)}, ${Math.round(run.seconds)} s`;
	},
};

/** Far more than the timeout of 1 s, as a busy n8n may notice that late. */
export const TOO_SLOW_MS = 5_000;

const tooSlow: Fault = {
	name: 'Every answer takes longer than the option Timeout',
	expected: `“No answer from”, asked ${TRIES} times, on every item`,
	async play(rig) {
		const { run, ids } = await getCustomers(rig, () => ({ latencyMs: TOO_SLOW_MS }), {
			timeout: 1,
			itemsAtOnce: CUSTOMERS,
		});
		requireOrder(run, ids);
		for (const { message, advice } of failuresOf(run)) {
			assert.match(message, /^No answer from /);
			assert.ok(advice.includes('took too long'), `It advises: ${advice}`);
		}
		assert.equal(failuresOf(run).length, CUSTOMERS, 'Errors');
		assert.equal(run.requests.length, CUSTOMERS * TRIES, 'Requests');
		return `${count(failuresOf(run).length, 'error')}, ${count(run.requests.length, 'request')}`;
	},
};

const stopping: Fault = {
	name: '401, with On Error set to Stop Workflow',
	expected: '“Housecall Pro refused the API key”, and the execution fails',
	async play(rig) {
		rig.misbehave({ fail: [{ status: 401 }] });
		const [id] = rig.customerIds();
		const parameters = { resource: 'customer', operation: 'get', customer_id: byId(id) };
		const { execution, outcomes } = await rig.run({ parameters, onError: 'stopWorkflow' }, [{}]);
		const { status, error } = execution;
		assert.equal(status, 'error', 'Status');
		assert.match(error?.message ?? '', /^Housecall Pro refused the API key/);
		assert.ok(error?.description?.includes('Check the key in the credential'));
		return `Execution “${status}”, ${count(outcomes.length, 'item')}`;
	},
};

const refused = 'Housecall Pro did not accept the values: Sorry';

export const reads: Suite = {
	title: 'Reading',
	about: `*Customer → Get* for ${CUSTOMERS} items, with *On Error* set to *Continue*. The fault hits one item, unless the table says every. An item that fails has an error that says what to do, and the others go on, in order.`,
	faults: [
		stays(
			'400',
			{ status: 400, body: SAID },
			{ says: refused, advises: 'Correct the named field' },
		),
		stays(
			'401',
			{ status: 401 },
			{ says: 'Housecall Pro refused the API key', advises: 'Check the key in the credential' },
		),
		stopping,
		stays(
			'403',
			{ status: 403, body: SAID },
			{ says: 'This API key may not do that: Sorry', advises: 'Use a key with write access' },
		),
		stays(
			'404',
			{ status: 404, body: SAID },
			{ says: 'Housecall Pro found no such record: Sorry', advises: 'Check the ID' },
		),
		stays(
			'409',
			{ status: 409, body: SAID },
			{
				says: 'Housecall Pro refused the request (status 409): Sorry',
				advises: 'look at it in Housecall Pro',
			},
		),
		stays(
			'422',
			{ status: 422, body: SAID },
			{ says: refused, advises: 'Correct the named field' },
		),
		stays(
			'429 that asks to wait 10 minutes',
			{ status: 429, retryAfter: 600 },
			{
				says: 'Housecall Pro’s rate limit is used up; it asked to wait 600 more seconds',
				advises: 'Run the workflow later',
			},
		),
		...[500, 502, 503, 504].map((status) =>
			stays(`${status} with JSON`, { status, body: SAID }, serverFault(status)),
		),
		stays('502 with an HTML page', { status: 502, html: true }, serverFault(502)),
		passes('429 twice, which asks to wait 1 s', { status: 429, retryAfter: 1, times: 2 }),
		passes('429 that does not say how long', { status: 429, times: 1 }),
		byAnotherClock(10),
		byAnotherClock(-10),
		rateLimit,
		passes(
			'500, 502, 503 and 504, each twice on an item of its own',
			...[500, 502, 503, 504].map((status) => ({ status, times: 2 })),
		),
		slow,
		tooSlow,
		passes('Connection dropped twice before the work', { dropBefore: true, times: 2 }),
		passes('Connection dropped twice after the work', { dropAfter: true, times: 2 }),
		stays(
			'Connection dropped for good',
			{ dropBefore: true },
			{ says: 'No answer from', advises: 'Check "Base URL"', tries: TRIES },
		),
		stays(
			'HTML page with status 200',
			{ status: 200, html: true },
			{ says: NOT_JSON, advises: CHECK_URL },
		),
		stays('JSON cut short', { truncate: true }, { says: NOT_JSON, advises: CHECK_URL }),
		stays('Answer without a body', { empty: true }, { says: EMPTY, advises: CHECK_URL }),
	],
};
