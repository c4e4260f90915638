/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { addDays, stamp } from '../../../sandbox/state/time';
import type { Table } from '../../../tools/table';
import { addCustomer } from '../../account';
import type { ExampleRig } from '../rig';

/** The estimate is four days old and nobody has answered it. */
export async function checkUnansweredEstimates(rig: ExampleRig, table: Table): Promise<void> {
	const { estimates } = rig.stack.sandbox.state;
	estimates.clear();
	const person = await addCustomer(rig, { first_name: 'Ana', email: 'ana@example.com' });
	const made = await rig.call('POST', '/estimates', {
		customer_id: person.id,
		address_id: person.addressId,
		options: [{ name: 'Repair' }],
	});
	const estimate = estimates.get(made.id);
	assert.ok(estimate);
	estimate.created_at = stamp(addDays(Date.now(), -4));

	const { id } = await rig.add('unanswered-estimates.json');
	await rig.runWell(id);

	const [{ body }, ...others] = rig.mockService.received;
	assert.deepEqual(others, []);
	const number = String(made.estimate_number);
	assert.match(JSON.stringify(body), new RegExp(`"to":"ana@example.com".+estimate ${number}`));
	table.passed('Estimate without an answer', `ana@example.com asked about ${number}`);
}
