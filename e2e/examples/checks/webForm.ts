/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { addCustomer } from '../../account';
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

/** Below the request, in the lead, the job and the message. */
const FROM_THE_FORM =
	'From the form: Lena Ortiz, (619) 555-0163, lena.ortiz@example.com, 12 Harbor Way, San Diego, CA, 92101';

/** A new customer picks a day; the same person writes again and picks none. The dispatcher is told of each. */
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
	const note = `${REQUEST.request}\n\n${FROM_THE_FORM}`;
	assert.equal(lead.note, note);
	const [job] = state.jobs.where('customer_id', customer.id);
	assert.equal(job.notes[0].content, note);
	assert.equal(job.schedule.scheduled_start, '2031-05-06T09:00:00Z');
	assert.deepEqual(
		customer.addresses.map(({ id: address, street }) => [address, street]),
		[[job.address_id, REQUEST.street]],
	);
	assert.deepEqual(messages(rig), [
		`New request from the website\n${note}\nNew customer.\nJob ${job.invoice_number} booked on 2031-05-06 at 9:00.`,
	]);
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
	assert.equal(messages(rig).length, 2, 'Messages');
	table.passed('The same form again', 'left out');
	await checkOtherName(rig, table, { id, url });
	await checkFailures(rig, table, { id, url });
}

interface Form {
	/** Of the workflow, which has been executed three times. */
	id: string;
	url: string;
}

const BOB = {
	...REQUEST,
	...{ first_name: 'Bob', last_name: 'Other', email: 'pat2@example.com', phone: '5125559999' },
	...{ street: '77 Bobs Ct', city: 'Austin', state: 'TX', zip: '78701', day: '' },
};

/** Somebody writes with the email address of another customer: what they say of themselves is not lost. */
async function checkOtherName(rig: ExampleRig, table: Table, { id, url }: Form): Promise<void> {
	const { state } = rig.stack.sandbox;
	const { email } = BOB;
	const pat = await addCustomer(rig, { first_name: 'Pat', last_name: 'Known', email });
	await submit(url, BOB);
	await rig.executed(id, 4);
	const leads = state.leads.where('customer_id', pat.id);
	assert.deepEqual(
		leads.map(({ address }) => address?.street),
		[BOB.street],
	);
	const details = 'Bob Other, 5125559999, pat2@example.com, 77 Bobs Ct, Austin, TX, 78701';
	assert.equal(leads[0].note, `${BOB.request}\n\nFrom the form: ${details}`);
	const [message] = messages(rig).slice(-1);
	assert.ok(message.includes(details), message);
	// the lead has brought the address
	assert.match(
		message,
		/\nFound by email as Pat Known\. Not stored there: first_name, [^]*_enabled\.\n/,
	);
	table.passed('Email of another customer', message.split('\n').slice(-2).join(' '));
}

/** A form that failed counts when it is sent again; a job that is not booked is told. */
async function checkFailures(rig: ExampleRig, table: Table, { id, url }: Form): Promise<void> {
	const { faults, state } = rig.stack.sandbox;
	const before = state.leads.size;
	const form = { ...REQUEST, request: 'The tap drips' };
	faults.set({ fail: [{ method: 'POST', path: '^/leads$', status: 503 }] });
	await submit(url, form);
	const failed = (await rig.ended(id, 5)).map(({ status }) => status);
	assert.equal(failed[4], 'error');
	assert.equal(state.leads.size, before, 'Leads');
	faults.set({ fail: [{ method: 'POST', path: '^/jobs$', status: 422 }] });
	await submit(url, form);
	const ended = (await rig.ended(id, 6)).map(({ status }) => status);
	assert.equal(ended[5], 'success');
	assert.equal(state.leads.size, before + 1, 'Leads');
	const [message] = messages(rig).slice(-1);
	assert.match(message, /The tap drips[^]*\nNo job is booked on 2031-05-06: .+/);
	table.passed('A form that failed, sent again', message.split('\n').slice(-1).join());
}

const messages = ({ mockService }: ExampleRig) =>
	mockService.received.map(({ body }) => (body as { text: string }).text);

async function submit(url: string, values: typeof REQUEST): Promise<void> {
	const page = await fetch(url);
	assert.equal(page.status, 200, 'the form is not shown');
	const form = new FormData();
	Object.values(values).forEach((value, index) => form.set(`field-${index}`, value));
	const response = await fetch(url, { method: 'POST', body: form });
	assert.equal(response.status, 200, await response.text());
}
