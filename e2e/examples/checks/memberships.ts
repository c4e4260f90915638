/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import type { Table } from '../../../tools/table';
import { addCustomer } from '../../account';
import type { ExampleRig } from '../rig';

/** Whose plan ends next month is told once; who has renewed it, or has none, is not. */
export async function checkMemberships(rig: ExampleRig, table: Table): Promise<void> {
	const { leads } = rig.stack.sandbox.state;
	const { id } = await rig.add('membership-renewals.json', (file) => ({
		...file,
		settings: { ...file.settings, timezone: 'UTC' },
	}));
	const end = DateTime.utc().plus({ months: 1 });
	const member = (tag: string, first_name: string, mobile_number?: string) =>
		addCustomer(rig, { first_name, mobile_number, tags: ['VIP', tag] });
	const ana = await member(`Member ${end.toFormat('yyyy-MM')}`, 'Ana', '6195550163');
	const bo = await member(`Member ${end.toFormat('yyyy-MM')}`, 'Bo');
	const cy = await member(`Member ${end.plus({ years: 1 }).toFormat('yyyy-MM')}`, 'Cy');

	await rig.runWell(id);
	await rig.runWell(id);

	const told = [ana, bo, cy].map((one) => leads.where('customer_id', one.id).length);
	assert.deepEqual(told, [1, 1, 0], 'Leads');
	const [{ body }, ...others] = rig.mockService.received;
	assert.deepEqual(others, []);
	const { to, text } = body as { to: string; text: string };
	assert.equal(to, '6195550163');
	assert.match(text, new RegExp(`Ana.+ends in ${end.toFormat('MMMM')}`));
	table.passed('Membership renewals', text);
}
