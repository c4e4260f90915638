/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { addCustomer } from '../../account';
import type { ExampleRig } from '../rig';

/** The customer approves, and gets a job with the same line items; the office approves, which copies by itself. */
export async function checkEstimateToJob(rig: ExampleRig, table: Table): Promise<void> {
	const { jobs, estimates } = rig.stack.sandbox.state;
	estimates.clear();
	const { id } = await rig.add('estimate-approved-to-job.json');
	const person = await addCustomer(rig, { first_name: 'Theo' });
	const items = [
		{ name: 'Heater', unit_price: 120_050, quantity: 1 },
		{ name: 'Hose', unit_price: 1_250, quantity: 2 },
	];
	const offer = async () => {
		const estimate = await rig.call('POST', '/estimates', {
			customer_id: person.id,
			address_id: person.addressId,
			options: [{ name: 'Replace', line_items: items }],
		});
		return (estimate.options as Array<{ id: string }>)[0].id;
	};

	await rig.call('POST', '/_sandbox/approvals', { option: await offer(), status: 'approved' });
	await rig.runWell(id);
	const made = jobs.where('customer_id', person.id);
	assert.equal(made.length, 1, 'Jobs of the customer');
	assert.deepEqual(
		made[0].line_items.map(({ name, unit_price, quantity }) => ({ name, unit_price, quantity })),
		items,
	);
	assert.equal(made[0].address_id, person.addressId);
	table.passed('Estimate approved by the customer', `${made[0].id} with both line items`);

	estimates.clear();
	await rig.call('POST', '/estimates/options/approve', { option_ids: [await offer()] });
	await rig.runWell(id);
	assert.equal(jobs.where('customer_id', person.id).length, 2, 'Jobs after one that was copied');
	table.passed('Estimate copied by Housecall Pro', 'no second job');
}
