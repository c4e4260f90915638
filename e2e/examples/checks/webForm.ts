/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import type { ExampleRig } from '../rig';

/** In the order of the form's fields, which is how the form's page sends them. */
const REQUEST = {
	first_name: 'Lena',
	last_name: 'Ortiz',
	email: 'lena.ortiz@example.com',
	phone: '(619) 555-0163',
	street: '12 Harbor Way',
	city: 'San Diego',
	state: 'CA',
	zip: '92101',
	request: 'The boiler makes a noise',
	day: '2031-05-06',
	messages: 'Yes',
};

/** A new customer picks a day; the same person writes again and picks none. */
export async function checkWebForm(rig: ExampleRig, table: Table): Promise<void> {
	const { state } = rig.stack.sandbox;
	const before = {
		customers: state.customers.size,
		leads: state.leads.size,
		jobs: state.jobs.size,
	};
	const { id, nodes } = await rig.activate('web-form-to-lead-and-job.json');
	const webhookId = nodes.find((node) => node.type.endsWith('.formTrigger'))?.webhookId;
	const url = `${rig.stack.n8n.url}/form/${webhookId}`;

	await submit(url, REQUEST);
	await rig.executed(id, 1);
	const customer = state.customers.find(({ email }) => email === REQUEST.email);
	assert.ok(customer, 'the customer is not in the sandbox');
	assert.equal(customer.notifications_enabled, true);
	const [lead] = state.leads.where('customer_id', customer.id);
	assert.equal(lead.note, REQUEST.request);
	const [job] = state.jobs.where('customer_id', customer.id);
	assert.equal(job.notes[0].content, REQUEST.request);
	assert.equal(job.schedule.scheduled_start, '2031-05-06T09:00:00Z');
	assert.deepEqual(
		customer.addresses.map(({ id: address, street }) => [address, street]),
		[[job.address_id, REQUEST.street]],
	);
	table.passed('Form, with a day', `${customer.id}, ${lead.id}, ${job.id}`);

	// the phone number is all that is left to tell by
	const elsewhere = { email: 'other@example.com', street: '3 Elm Court', day: '' };
	await submit(url, { ...REQUEST, ...elsewhere, phone: '+1 619-555-0163' });
	await rig.executed(id, 2);
	const places = state.leads
		.where('customer_id', customer.id)
		.map(({ address }) => address?.street);
	assert.deepEqual(places, [REQUEST.street, elsewhere.street]);
	assert.deepEqual(
		{ customers: state.customers.size, leads: state.leads.size, jobs: state.jobs.size },
		{ customers: before.customers + 1, leads: before.leads + 2, jobs: before.jobs + 1 },
	);
	table.passed('Form again, without a day', 'same customer by phone, second lead, no job');

	await submit(url, REQUEST);
	await rig.executed(id, 3);
	assert.deepEqual(
		{ leads: state.leads.size, jobs: state.jobs.size },
		{ leads: before.leads + 2, jobs: before.jobs + 1 },
	);
	table.passed('The same form again', 'left out');
}

async function submit(url: string, values: typeof REQUEST): Promise<void> {
	const page = await fetch(url);
	assert.equal(page.status, 200, 'the form is not shown');
	const form = new FormData();
	Object.values(values).forEach((value, index) => form.set(`field-${index}`, value));
	const response = await fetch(url, { method: 'POST', body: form });
	assert.equal(response.status, 200, await response.text());
}
