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
	await send(rig, ANSWERS);
	await rig.executed(id, 1);

	assert.equal(state.customers.size, before, 'Customers');
	const [lead] = state.leads.where('customer_id', person.id);
	assert.deepEqual(
		[lead.lead_source, lead.note, lead.assigned_employee_id],
		[
			'Facebook Ads',
			'A new boiler\n\nFrom the form: Lenore Ortiz, (619) 555-0163, lenore@example.com',
			employee.id,
		],
	);
	const [{ body }, ...others] = rig.mockService.received;
	assert.deepEqual(others, []);
	const { to, text } = body as { to: string; text: string };
	assert.equal(to, employee.mobile_number);
	assert.match(text, /Lenore Ortiz.+A new boiler/);
	table.passed('Facebook lead', text);
	await checkWholeName(rig, table, id);
	await checkFailed(rig, table, id);
}

/** A form that asks for the whole name; its lead comes twice, and after it tests of Facebook. */
async function checkWholeName(rig: ExampleRig, table: Table, workflow: string): Promise<void> {
	const { state } = rig.stack.sandbox;
	const lead = { id: '7001', full_name: 'Mara van Dyk', email: 'mara@example.com' };
	const dummy = (name: string) => `<test lead: dummy data for ${name}>`;
	const test = { full_name: dummy('full_name'), phone_number: dummy('phone_number') };
	const before = { leads: state.leads.size, customers: state.customers.size };
	const sent = [
		{ ...lead, messages: 'Yes, please' },
		lead,
		{ id: '7002', ...test, email: 'test@example.com' },
		{ id: '7003', email: 'nameless@example.com' },
		{ id: '7004', full_name: 'Nobody Reachable' },
	];
	for (const one of sent) await send(rig, one);
	await rig.executed(workflow, 1 + sent.length);

	assert.deepEqual(
		{ leads: state.leads.size, customers: state.customers.size },
		{ leads: before.leads + 1, customers: before.customers + 1 },
	);
	const mara = state.customers.find(({ email }) => email === lead.email);
	assert.deepEqual(
		[mara?.first_name, mara?.last_name, mara?.notifications_enabled],
		['Mara', 'van Dyk', true],
	);
	assert.equal(rig.mockService.received.length, 2, 'Texts');
	const { text } = rig.mockService.received[1].body as { text: string };
	assert.match(text, /: Mara van Dyk, mara@example\.com\./);
	table.passed('Facebook lead, whole name', `${text}; repeat and tests left out`);
}

/** A lead that failed counts when it comes again. It has the email address of another customer, which is told. */
async function checkFailed(rig: ExampleRig, table: Table, workflow: string): Promise<void> {
	const { faults, state } = rig.stack.sandbox;
	const email = 'pat2@example.com';
	const pat = await addCustomer(rig, { first_name: 'Pat', last_name: 'Known', email });
	const lead = { id: '7005', full_name: 'Bob Other', email, phone_number: '5125559999' };
	faults.set({ fail: [{ method: 'POST', path: '^/leads$', status: 503 }] });
	await send(rig, lead);
	assert.equal((await rig.ended(workflow, 7))[6].status, 'error');
	faults.set({});
	for (const again of [lead, lead]) await send(rig, again);
	await rig.ended(workflow, 9);
	const notes = state.leads.where('customer_id', pat.id).map(({ note }) => note);
	assert.deepEqual(notes, ['From the form: Bob Other, 5125559999, pat2@example.com']);
	assert.equal(rig.mockService.received.length, 3, 'Texts');
	const { text } = rig.mockService.received[2].body as { text: string };
	assert.match(text, /Bob Other, 5125559999\.[^]*\nFound by email; not stored there: .*first_name/);
	table.passed('A lead that failed, sent again', text);
}

async function send(rig: ExampleRig, answers: object): Promise<void> {
	const response = await fetch(`${rig.stack.n8n.url}/webhook/facebook-lead`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(answers),
	});
	assert.equal(response.status, 200, await response.text());
}
