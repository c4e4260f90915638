/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { addCustomer } from '../../account';
import { outputOf } from '../../../tools/n8n/types';
import type { Change, ExampleRig } from '../rig';

const CSV = `first_name,last_name,email,phone,street,city,state,zip
Ida,Lund,ida@example.com,(512) 555-0101,1 Elm Court,Austin,TX,78701
Ida,Lund,IDA@example.com,,,,,
Ann,Stone,,+1 512 555 0199,,,,
Bob,Reed,,512-555-0199,,,,
`;

/**
 * Extract from File does not load in an n8n 2.41 that npm has installed, which lacks one of its packages (date-fns). The
 * older node reads the file in the same way.
 */
const readable: Change = (file) => ({
	...file,
	nodes: file.nodes.map((node) => {
		if (!node.type.endsWith('.extractFromFile')) return node;
		const parameters = { operation: 'fromFile', fileFormat: 'csv', binaryPropertyName: 'file' };
		return { ...node, type: 'n8n-nodes-base.spreadsheetFile', typeVersion: 2, parameters };
	}),
});

/** Somebody who is known, a repeat, and two people with one number. */
export async function checkImport(rig: ExampleRig, table: Table): Promise<void> {
	const { customers } = rig.stack.sandbox.state;
	const ann = await addCustomer(rig, {
		first_name: 'Ann',
		last_name: 'Stone',
		mobile_number: '5125550199',
	});
	const before = customers.size;
	const { id, nodes } = await rig.activate('import-customers-without-doubles.json', readable);
	const webhookId = nodes.find((node) => node.type.endsWith('.formTrigger'))?.webhookId;
	const form = new FormData();
	form.set('field-0', new Blob([CSV], { type: 'text/csv' }), 'customers.csv');
	const url = `${rig.stack.n8n.url}/form/${webhookId}`;
	const response = await fetch(url, { method: 'POST', body: form });
	assert.equal(response.status, 200, await response.text());

	const [execution] = await rig.executed(id, 1);
	const outcomes = outputOf(execution, 'Add or update').map(({ outcome }) => outcome);
	assert.equal(outcomes.length, 4, 'Rows');
	assert.equal(outcomes[0], 'created');
	assert.deepEqual(outcomes.slice(1), ['unchanged', 'unchanged', 'created']);
	assert.equal(customers.size, before + 2);
	const looked = outputOf(execution, 'Look at these');
	assert.equal(looked.length, 1, 'Rows to look at');
	assert.deepEqual(looked[0].same_number_as, [ann.id]);
	table.passed('Import', 'two added, two recognised, two people with one number reported');
}
