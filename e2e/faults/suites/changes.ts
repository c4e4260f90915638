/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { FaultRule } from '../../../sandbox/faults';
import type { Job } from '../../../sandbox/state/model';
import type { Suite, Fault } from '../suite';
import type { FaultRig } from '../rig';
import { failuresOf, recordsOf, type Run } from '../run';
import { count } from '../words';
import { byId, type Action } from '../workflows';
import { accountOf, creating, MAYBE_DONE, people, toText } from './creates';

const JOBS = 3;
const LINE_ITEMS = {
	item: [{ name: 'Flush', quantity: 2, unit_price: 125 }, { name: 'Travel' }],
};
const STREET = { street: '4 Elm St', city: 'Reno', state: 'NV', zip: '89501' };

/** What a run has left in the account. */
interface Added {
	jobs: number;
	lineItems: number;
}

function requireMaybeDone(run: Run): void {
	const [failure, ...more] = failuresOf(run);
	assert.equal(more.length, 0, 'More than one item failed');
	assert.ok(failure?.advice.includes(MAYBE_DONE), `It advises: ${failure?.advice}`);
}

function newJobs({ stack }: FaultRig, before: ReadonlySet<string>): Job[] {
	return stack.sandbox.state.jobs.all().filter(({ id }) => !before.has(id));
}

/** Books a job with two line items for each of some customers. */
function jobs(name: string, rule: FaultRule, expected: Added & { errors: number }): Fault {
	const { errors } = expected;
	const failing = errors > 0 ? '; one item says that it may be done, sent once' : '';
	return {
		name: `Job → Create for ${JOBS} items: ${name}`,
		expected: `${count(expected.jobs, 'job')} with ${expected.lineItems} line items${failing}`,
		async play(rig) {
			const { customers, jobs: all } = rig.stack.sandbox.state;
			const before = new Set(all.ids());
			const items = rig
				.customerIds()
				.slice(0, JOBS)
				.map((customer) => ({
					customer,
					address: customers.get(customer)?.addresses[0]?.id,
				}));
			rig.disturb({ method: 'POST', path: '^/jobs$', ...rule });
			const run = await rig.run(createJob, items);
			const added = newJobs(rig, before);
			const lineItems = added.flatMap(({ line_items }) => line_items).length;
			assert.equal(failuresOf(run).length, errors, 'Errors');
			if (errors > 0) requireMaybeDone(run);
			assert.deepEqual({ jobs: added.length, lineItems, errors }, expected);
			const parts = [`${count(added.length, 'job')} with ${lineItems} line items`];
			if (errors > 0) parts.push(count(failuresOf(run).length, 'error'));
			return [...parts, count(run.requests.length, 'request')].join(', ');
		},
	};
}

const createJob: Action = {
	parameters: {
		resource: 'job',
		operation: 'create',
		customer_id: byId('={{ $json.customer }}'),
		address_id: byId('={{ $json.address }}'),
		additionalFields: { line_items: LINE_ITEMS },
	},
};

/** A job at a new address is two writes; the first one's answer is spoilt. */
function atNewAddress(name: string, rule: FaultRule, runs: number): Fault {
	return {
		name: `Job → Create by street: ${name}`,
		expected: `${runs > 1 ? 'Run again: ' : ''}1 new address, 1 job`,
		async play(rig) {
			const { customers, jobs: all } = rig.stack.sandbox.state;
			const before = new Set(all.ids());
			const [customer] = rig.customerIds();
			rig.disturb({ method: 'POST', path: '/addresses$', times: 1, ...rule });
			const { parameters } = createJob;
			const byStreet = { ...parameters, addressChoice: 'street', address: { parts: STREET } };
			const results = [await rig.run({ parameters: byStreet }, [{ customer }])];
			if (runs > 1) {
				requireMaybeDone(results[0]);
				results.push(await rig.run({ parameters: byStreet }, [{ customer }]));
			}
			const places = (customers.get(customer)?.addresses ?? []).filter(
				({ street }) => street === STREET.street,
			);
			const added = newJobs(rig, before);
			assert.deepEqual([places.length, added.length], [1, 1], 'Addresses and jobs');
			assert.equal(added[0].address_id, places[0].id, 'The job is somewhere else');
			const failures = results.flatMap(failuresOf).length;
			return `${count(results.length, 'run')}: ${count(failures, 'error')}, ${count(places.length, 'new address')}, ${count(added.length, 'job')}`;
		},
	};
}

/** What can be repeated without harm is repeated. */
function repeated(name: string, method: 'PUT' | 'DELETE', rule: FaultRule): Fault {
	const operation = method === 'PUT' ? 'update' : 'delete';
	const done = method === 'PUT' ? 'changed' : 'deleted';
	return {
		name: `Customer → ${method === 'PUT' ? 'Update' : 'Delete'}: ${name}`,
		expected: `${done}, sent again`,
		async play(rig) {
			const { customers } = rig.stack.sandbox.state;
			const [id] = rig.customerIds();
			rig.disturb({ method, path: '^/customers/', ...rule });
			const updateFields = { last_name: 'Byrne' };
			const fields = { customer_id: byId(id), ...(method === 'PUT' && { updateFields }) };
			const parameters = { resource: 'customer', operation, ...fields };
			const run = await rig.run({ parameters }, [{}]);
			assert.deepEqual(failuresOf(run), []);
			const isDone =
				method === 'PUT' ? customers.get(id)?.last_name === 'Byrne' : !customers.get(id);
			assert.ok(isDone, `The customer was not ${done}`);
			return `${done}, ${count(recordsOf(run).length, 'item')}, ${count(run.requests.length, 'request')}`;
		},
	};
}

/** A PUT that adds something is not repeated. */
const append: Fault = {
	name: 'Line Item → Update Many that adds one: connection dropped after the work',
	expected: '1 line item more; the item says that it may be done, sent once',
	async play(rig) {
		const [job] = rig.stack.sandbox.state.jobs.all();
		const before = job.line_items.length;
		rig.disturb({ method: 'PUT', dropAfter: true });
		const parameters = {
			resource: 'lineItem',
			operation: 'updateMany',
			job_id: byId(job.id),
			append_line_items: 'true',
			line_items: { item: [{ name: 'Extra visit' }] },
		};
		const run = await rig.run({ parameters }, [{}]);
		requireMaybeDone(run);
		const more = job.line_items.length - before;
		assert.deepEqual([more, run.requests.length], [1, 1], 'Line items and requests');
		return `${count(more, 'line item')} more, ${count(failuresOf(run).length, 'error')}, ${count(run.requests.length, 'request')}`;
	},
};

const PEOPLE = 5;

const upsert: Fault = {
	name: `Customer → Create or Update for ${PEOPLE} items: connection dropped after the work, then run again`,
	expected: `${PEOPLE} customers added, none twice`,
	async play(rig) {
		const items = people(PEOPLE);
		rig.disturb({ method: 'POST', path: '^/customers$', dropAfter: true, times: 1 });
		const first = await rig.run(creating('upsert'), items);
		requireMaybeDone(first);
		const second = await rig.run(creating('upsert'), items);
		assert.deepEqual(failuresOf(second), []);
		const account = accountOf(rig, items);
		assert.deepEqual(account, { added: PEOPLE, doubled: 0 });
		return `${toText(account)}, ${count(failuresOf(first).length, 'error')} in the first run, ${failuresOf(second).length} in the second`;
	},
};

export const changes: Suite = {
	title: 'Booking and changing',
	about: 'Other operations that write. The fault hits the first request that writes.',
	faults: [
		jobs(
			'429 once',
			{ status: 429, retryAfter: 1, times: 1 },
			{ jobs: 3, lineItems: 6, errors: 0 },
		),
		jobs('503', { status: 503, times: 1 }, { jobs: 2, lineItems: 4, errors: 1 }),
		jobs(
			'connection dropped after the work',
			{ dropAfter: true, times: 1 },
			{ jobs: 3, lineItems: 6, errors: 1 },
		),
		jobs(
			'JSON cut short, after the work',
			{ truncate: true, times: 1 },
			{ jobs: 3, lineItems: 6, errors: 1 },
		),
		atNewAddress('answer to the new address lost', { dropAfter: true }, 2),
		atNewAddress('answer to the new address without a body', { empty: true }, 1),
		repeated('503 twice', 'PUT', { status: 503, times: 2 }),
		repeated('connection dropped after the work', 'PUT', { dropAfter: true, times: 1 }),
		repeated('connection dropped after the work', 'DELETE', { dropAfter: true, times: 1 }),
		append,
		upsert,
	],
};
