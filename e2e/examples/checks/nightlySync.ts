/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { outputOf } from '../../../tools/n8n/types';
import { rowsOf } from '../dataTables';
import type { ExampleRig } from '../rig';

const GET = 'Get changed customers';

/** All customers, then those who were added or changed, then none; the table always has what the account has. */
export async function checkNightlySync(rig: ExampleRig, table: Table): Promise<void> {
	const { client, sandbox } = rig.stack;
	const { customers } = sandbox.state;
	const { id } = await rig.add('nightly-sync-to-data-table.json');

	const all = outputOf(await rig.runWell(id), GET);
	await expectSynced(rig);
	table.passed('First sync', `${all.length} customers stored`);

	const [known] = customers.all();
	await rig.call('PUT', `/customers/${known.id}`, { company: 'Renamed Inc.' });
	const added = await rig.call('POST', '/customers', { first_name: 'Ole', tags: ['a', 'b'] });
	const newest = String((await rowsOf(client, 'housecall_sync'))[0].changed_since);
	const changed = outputOf(await rig.runWell(id), GET);
	const ids = changed.filter(({ updated_at }) => String(updated_at) > newest);
	assert.deepEqual(ids.map((one) => one.id).sort(), [known.id, added.id].sort());
	assert.ok(changed.length < all.length / 10, `${changed.length} customers read again`);
	const rows = await expectSynced(rig);
	const stored = rows.find((row) => row.customer_id === added.id);
	assert.equal(stored?.tags, 'a, b');
	table.passed('Second sync', `${changed.length} read, 1 added, 1 changed`);

	sandbox.log.clear();
	await rig.runWell(id);
	assert.equal(sandbox.log.entries.length, 1, 'Requests of a sync that finds nothing new');
	await expectSynced(rig);
	table.passed('Third sync', 'nothing new, one request');
}

/** The table has each customer of the company once, as it is in the account. */
async function expectSynced({ stack }: ExampleRig) {
	const { state } = stack.sandbox;
	const own = state.customers.all().filter((one) => one.company_id === state.company.id);
	const rows = await rowsOf(stack.client, 'housecall_customers');
	assert.deepEqual(
		rows.map((row) => [row.customer_id, row.company]).sort(),
		own.map((customer) => [customer.id, customer.company]).sort(),
	);
	return rows;
}
