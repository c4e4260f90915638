/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../scripts/demo/table';
import type { Workshop } from '../workshop';

const CUSTOMER = {
	first_name: 'Mara',
	last_name: 'Voss',
	company: 'Voss Bakery',
	email: 'mara.voss@example.com',
	home_number: '6195550117',
	tags: ['VIP'],
};
const { home_number, ...SAME } = CUSTOMER;

/** A customer is added, then changed: the CRM gets one contact, twice. An event that comes late changes nothing. */
export async function checkNewCustomerToCrm(workshop: Workshop, table: Table): Promise<void> {
	const { id } = await workshop.activate('new-customer-to-crm.json');
	const customer = await workshop.call('POST', '/customers', CUSTOMER);
	await workshop.executed(id, 1);
	await workshop.call('PUT', `/customers/${customer.id}`, { mobile_number: '6195550118' });
	await workshop.executed(id, 2);

	const contact = { ...SAME, external_id: customer.id };
	const put = { method: 'PUT', path: `/crm/contacts/${customer.id}` };
	assert.deepEqual(workshop.standIn.received, [
		{ ...put, body: { ...contact, phone: home_number } },
		{ ...put, body: { ...contact, phone: '6195550118' } },
	]);
	table.passed('Customer to CRM', `contact ${customer.id} written, then updated`);

	const companyId = String(customer.company_id);
	const head = { event: 'customer.updated', company_id: companyId };
	const body = { ...head, event_occurred_at: new Date().toISOString(), customer };
	await workshop.stack.sandbox.webhooks.send({ event: head.event, companyId, body });
	await workshop.executed(id, 3);
	const { body: latest } = workshop.standIn.received[2];
	assert.deepEqual(latest, { ...contact, phone: '6195550118' });
	table.passed('Customer to CRM, late event', 'the contact keeps what is newer');
}
