/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { addCustomer } from '../../account';
import { withoutAuthentication } from '../open';
import type { Change, ExampleRig } from '../rig';

const ANSWERS = {
	first_name: 'Lenore',
	last_name: 'Ortiz',
	email: 'lenore@example.com',
	phone_number: '(619) 555-0163',
	what_do_you_need: 'A new boiler',
};

/** As the user sets it: an employee of the account. */
const assignedTo =
	(id: string): Change =>
	(file) => {
		const text = JSON.stringify(withoutAuthentication(file));
		const chosen = text.replace('"mode":"list","value":""', `"mode":"id","value":"${id}"`);
		return JSON.parse(chosen) as typeof file;
	};

/** Somebody who is known asks, and the employee is told; nobody is added. */
export async function checkFacebookLead(rig: ExampleRig, table: Table): Promise<void> {
	const { state } = rig.stack.sandbox;
	const { first_name, last_name } = ANSWERS;
	const person = await addCustomer(rig, { first_name, last_name, mobile_number: '6195550163' });
	const ofCompany = state.employees.where('company_id', state.company.id);
	const employee = ofCompany.find(({ mobile_number }) => mobile_number);
	assert.ok(employee);
	const before = state.customers.size;
	const { id } = await rig.activate('facebook-lead-to-technician.json', assignedTo(employee.id));
	const response = await fetch(`${rig.stack.n8n.url}/webhook/facebook-lead`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(ANSWERS),
	});
	assert.equal(response.status, 200, await response.text());
	await rig.executed(id, 1);

	assert.equal(state.customers.size, before, 'Customers');
	const [lead] = state.leads.where('customer_id', person.id);
	assert.deepEqual(
		[lead.lead_source, lead.note, lead.assigned_employee_id],
		['Facebook Ads', ANSWERS.what_do_you_need, employee.id],
	);
	const [{ body }, ...others] = rig.mockService.received;
	assert.deepEqual(others, []);
	const { to, text } = body as { to: string; text: string };
	assert.equal(to, employee.mobile_number);
	assert.match(text, /Lenore Ortiz.+A new boiler/);
	table.passed('Facebook lead', text);
}
