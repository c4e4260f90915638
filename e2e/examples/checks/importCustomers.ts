/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { addCustomer } from '../../account';
import { outputOf } from '../../../tools/n8n/types';
import type { Change, ExampleRig } from '../rig';

const CSV = `first_name,last_name,email,phone,street,city,state,zip,messages
Ida,Lund,ida@example.com,(512) 555-0101,1 Elm Court,Austin,TX,78701,yes
Ida,Lund,IDA@example.com,,,,,,
Ann,Stone,,+1 512 555 0199,,,,,
Bob,Reed,,512-555-0199,,,,,
Max,Only,,,,,,,
Uma,Only,n/a,-,,Austin,TX,,
Eli,Home,,,9 Elm Court,Austin,TX,78701,
,,nobody@example.com,(512) 555-0123,,,,,
`;

/** What Excel writes before the first letter of "CSV UTF-8". */
const BOM = '\ufeff';

/** A row of a file in the code page of Windows. */
const ANSI_ROW = Buffer.from('José,Diaz,jose@example.com,,,,,,\n', 'latin1');

/**
 * Extract from File does not load in an n8n 2.41 that npm has installed, which lacks one of its packages (date-fns). The
 * older node reads the file in the same way.
 */
const readable: Change = (file) => ({
	...file,
	nodes: file.nodes.map((node) => {
		if (!node.type.endsWith('.extractFromFile')) return node;
		const { options } = node.parameters;
		const source = { fileFormat: 'csv', binaryPropertyName: 'file' };
		const parameters = { operation: 'fromFile', ...source, options };
		return { ...node, type: 'n8n-nodes-base.spreadsheetFile', typeVersion: 2, parameters };
	}),
});

/** Somebody who is known, a repeat, two people with one number, and rows that nobody could recognize. The file comes twice, with a BOM and without. */
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
	const url = `${rig.stack.n8n.url}/form/${webhookId}`;
	await send(url, BOM);

	const [execution] = await rig.executed(id, 1);
	const outcomes = outputOf(execution, 'Add or update').map(({ outcome }) => outcome);
	assert.equal(outcomes.length, 5, 'Rows');
	assert.equal(outcomes[0], 'created');
	assert.deepEqual(outcomes.slice(1), ['unchanged', 'unchanged', 'created', 'created']);
	assert.equal(customers.size, before + 3);
	const enabled = (name: string) =>
		customers.find(({ first_name }) => first_name === name)?.notifications_enabled;
	assert.deepEqual([enabled('Ida'), enabled('Bob')], [true, false], 'Notifications');
	const looked = outputOf(execution, 'Look at these');
	assert.deepEqual(looked[0].same_number_as, [ann.id]);
	assert.deepEqual(
		looked.slice(1).map(({ first_name, error }) => [first_name, String(error).slice(0, 28)]),
		[
			['Max', 'Not added: without an email,'],
			['Uma', 'Not added: without an email,'],
			[undefined, 'Not added: there is no name '],
			['Jos\ufffd', 'Not added: letters are lost.'],
		],
	);

	await send(url, '');
	await rig.latest(id, 2);
	assert.equal(customers.size, before + 3, 'Somebody was added again');
	table.passed(
		'Import',
		'three added once, two recognised; a shared number and four rows reported',
	);
}

/** Sends the form as a browser does. `start` comes before the first letter of the file. */
async function send(url: string, start: string): Promise<void> {
	const form = new FormData();
	form.set('field-0', new Blob([start, CSV, ANSI_ROW], { type: 'text/csv' }), 'customers.csv');
	const response = await fetch(url, { method: 'POST', body: form });
	assert.equal(response.status, 200, await response.text());
}
