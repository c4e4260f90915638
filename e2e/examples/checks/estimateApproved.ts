/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Table } from '../../../tools/table';
import { addCustomer } from '../../account';
import type { ExampleRig } from '../rig';

const option = (name: string, unitPrice: number) => ({
	name,
	line_items: [{ name, unit_price: unitPrice, quantity: 1 }],
});

/** One option is approved and another declined: the team hears of the first. */
export async function checkEstimateApproved(rig: ExampleRig, table: Table): Promise<void> {
	const { id } = await rig.activate('estimate-approved-team-message.json');
	const { received } = rig.mockService;
	const person = await addCustomer(rig, { first_name: 'Theo', last_name: 'Brandt' });
	const estimate = await rig.call('POST', '/estimates', {
		customer_id: person.id,
		address_id: person.addressId,
		options: [option('Repair', 45_000), option('Replace', 120_050)],
	});
	const [repair, replace] = estimate.options as Array<{ id: string }>;

	await rig.call('POST', '/estimates/options/approve', { option_ids: [replace.id] });
	await rig.executed(id, 1);
	const lines = [
		`Estimate ${String(estimate.estimate_number)} approved: Replace, $1200.50`,
		'Theo Brandt, 7 Olive Lane, San Diego',
		`https://pro.housecallpro.com/app/estimates/${replace.id}`,
	];
	const text = lines.join('\n');
	assert.deepEqual(received, [
		{ method: 'POST', path: '/team-chat/hooks/estimates', body: { text } },
	]);
	table.passed('Estimate approved', lines[0]);

	// what was changed last is told by times of whole seconds
	await sleep(1_100);
	await rig.call('POST', '/estimates/options/decline', { option_ids: [repair.id] });
	await rig.executed(id, 2);
	assert.equal(received.length, 1, 'Messages');
	table.passed('Estimate declined', 'no message');
}
