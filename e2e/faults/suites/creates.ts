/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultRule } from '../../../sandbox/faults';
import { poll } from '../../../tools/n8n/client';
import type { Suite, Fault } from '../suite';
import type { FaultRig } from '../rig';
import { failuresOf, type Run } from '../run';
import { count } from '../words';
import { TOO_SLOW_MS } from './reads';

const CUSTOMERS = 5;
/** For what the sandbox goes on with when nobody waits for it any more. */
const WORK_MS = 15_000;
/** The one that a fault hits. */
const HIT = 0;

export const MAYBE_DONE = 'may have been carried out all the same: look in Housecall Pro';

/** What a run has left in the account. */
interface Account {
	added: number;
	/** Customers of whom there is more than one. */
	doubled: number;
}

/** People that nobody else is. */
export const people = (howMany: number) =>
	Array.from({ length: howMany }, (_, index) => ({ email: `new-${index}@example.com` }));

/** What has become of these people. */
export function accountOf({ stack }: FaultRig, wanted: Array<{ email: string }>): Account {
	const customers = stack.sandbox.state.customers.all();
	const counts = wanted.map(({ email }) => customers.filter((one) => one.email === email).length);
	return {
		added: counts.reduce((sum, found) => sum + found, 0),
		doubled: counts.filter((found) => found > 1).length,
	};
}

export const toText = ({ added, doubled }: Account) =>
	`${count(added, 'customer')} added, ${doubled === 0 ? 'none' : doubled} twice`;

export const creating = (operation: 'create' | 'upsert', options: INodeParameters = {}) => ({
	parameters: {
		resource: 'customer',
		operation,
		first_name: 'Ada',
		email: '={{ $json.email }}',
		...(operation === 'create' && { options }),
	},
});

async function createCustomers(rig: FaultRig, rule: FaultRule): Promise<[Run, Account]> {
	const items = people(CUSTOMERS);
	rig.disturb({ method: 'POST', path: '^/customers$', ...rule });
	const run = await rig.run(creating('create'), items);
	return [run, accountOf(rig, items)];
}

function describe(run: Run, account: Account): string {
	const failures = failuresOf(run).length;
	const parts = [
		toText(account),
		failures > 0 && count(failures, 'error'),
		count(run.requests.length, 'request'),
	];
	return parts.filter(Boolean).join(', ');
}

interface Left {
	/** How many customers there are afterwards. */
	added: number;
	/** What the item that was hit says; it holds a customer otherwise. */
	says?: string;
	advises?: string;
	/** Beyond one for each item. */
	moreRequests?: number;
}

const expectation = ({ added, says, moreRequests = 0 }: Left) =>
	`${added} added${says ? `; “${says}”` : ''}, ${moreRequests > 0 ? 'sent again' : 'sent once'}`;

function leaves(name: string, rule: FaultRule, left: Left): Fault {
	const { added, says, advises = MAYBE_DONE, moreRequests = 0 } = left;
	return {
		name,
		expected: expectation(left),
		async play(rig) {
			const [run, account] = await createCustomers(rig, rule);
			assert.deepEqual(account, { added, doubled: 0 });
			const hit = run.outcomes[HIT]?.failure;
			assert.equal(failuresOf(run).length, says === undefined ? 0 : 1, 'Errors');
			if (says !== undefined) {
				assert.ok(hit?.message.startsWith(says), `It says: ${hit?.message}`);
				assert.ok(hit?.advice.includes(advises), `It advises: ${hit?.advice}`);
			}
			assert.equal(run.outcomes.length, CUSTOMERS, 'Items');
			assert.equal(run.requests.length, CUSTOMERS + moreRequests, 'Requests');
			return describe(run, account);
		},
	};
}

/** The answer comes after the node has given up, and the work is done all the same. */
const tooSlow: Fault = {
	name: 'Every answer takes longer than the option Timeout',
	expected: `${CUSTOMERS} added; every item says that it may be done, sent once`,
	async play(rig) {
		const items = people(CUSTOMERS);
		rig.misbehave({ latencyMs: TOO_SLOW_MS });
		const run = await rig.run(creating('create', { timeout: 1, itemsAtOnce: CUSTOMERS }), items);
		await poll('the work to be done', WORK_MS, async () =>
			accountOf(rig, items).added >= CUSTOMERS ? true : undefined,
		).catch(() => undefined);
		for (const { advice } of failuresOf(run))
			assert.ok(advice.includes(MAYBE_DONE), `It advises: ${advice}`);
		assert.equal(failuresOf(run).length, CUSTOMERS, 'Errors');
		assert.equal(run.requests.length, CUSTOMERS, 'Requests');
		const account = accountOf(rig, items);
		assert.deepEqual(account, { added: CUSTOMERS, doubled: 0 });
		return describe(run, account);
	},
};

const once = { times: 1 };
const others = CUSTOMERS - 1;
const failed = (status: number): Left => ({
	added: others,
	says: `Housecall Pro could not handle the request (status ${status})`,
});
const noAnswer = 'No answer from';
const notJson = 'The answer is not JSON';

export const creates: Suite = {
	title: 'Adding',
	about: `*Customer → Create* for ${CUSTOMERS} items, with *On Error* set to *Continue*. The fault hits the first item, unless the table says every. Where it cannot be known whether the customer was added, the error says to look in Housecall Pro first.`,
	faults: [
		leaves(
			'422',
			{ status: 422, body: { errors: { email: ['is taken'] } }, ...once },
			{
				added: others,
				says: 'Housecall Pro did not accept the values: "Email" is taken',
				advises: 'Correct the named field',
			},
		),
		leaves(
			'429 twice, which asks to wait 1 s',
			{ status: 429, retryAfter: 1, times: 2 },
			{ added: CUSTOMERS, moreRequests: 2 },
		),
		...[500, 502, 503, 504].map((status) =>
			leaves(`${status}`, { status, ...once }, failed(status)),
		),
		leaves(
			'Connection dropped before the work',
			{ dropBefore: true, ...once },
			{ added: others, says: noAnswer },
		),
		leaves(
			'Connection dropped after the work',
			{ dropAfter: true, ...once },
			{ added: CUSTOMERS, says: noAnswer },
		),
		tooSlow,
		leaves(
			'JSON cut short, after the work',
			{ truncate: true, ...once },
			{ added: CUSTOMERS, says: notJson },
		),
		leaves(
			'HTML page with status 200',
			{ status: 200, html: true, ...once },
			{ added: others, says: notJson },
		),
		leaves('Answer without a body, after the work', { empty: true, ...once }, { added: CUSTOMERS }),
	],
};
