/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { addCustomer } from '../../account';
import type { ExampleRig } from '../rig';

/** Two leads of one source, of which one was won, and one of no source. */
export async function checkCloseRate(rig: ExampleRig, table: Table): Promise<void> {
	const { leads, leadSources } = rig.stack.sandbox.state;
	leads.clear();
	const [{ name: source }] = leadSources.all();
	const { id: customer_id } = await addCustomer(rig);
	const add = async (lead: object) => {
		const { id } = await rig.call('POST', '/leads', { customer_id, ...lead });
		const stored = leads.get(id);
		assert.ok(stored);
		return stored;
	};
	(await add({ lead_source: source })).status = 'won';
	(await add({ lead_source: source })).status = 'lost';
	await add({});

	const { id } = await rig.add('close-rate-by-lead-source.json');
	await rig.runWell(id);

	const rows = rig.mockService.received.map(({ body }) =>
		Object.values(body as object)
			.map(String)
			.join(' '),
	);
	assert.deepEqual(rows.sort(), [`${source} 2 1 1 50%`, '(none) 1 0 0 0%'].sort());
	table.passed('Close rate', rows.join('; '));
}
