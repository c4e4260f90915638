/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import type { ExampleRig } from '../rig';

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
export async function checkNewCustomerToCrm(rig: ExampleRig, table: Table): Promise<void> {
	const { id } = await rig.activate('new-customer-to-crm.json');
	const customer = await rig.call('POST', '/customers', CUSTOMER);
	await rig.executed(id, 1);
	await rig.call('PUT', `/customers/${customer.id}`, { mobile_number: '6195550118' });
	await rig.executed(id, 2);

	const contact = { ...SAME, external_id: customer.id };
	const put = { method: 'PUT', path: `/crm/contacts/${customer.id}` };
	assert.deepEqual(rig.mockService.received, [
		{ ...put, body: { ...contact, phone: home_number } },
		{ ...put, body: { ...contact, phone: '6195550118' } },
	]);
	table.passed('Customer to CRM', `contact ${customer.id} written, then updated`);

	const companyId = String(customer.company_id);
	const head = { event: 'customer.updated', company_id: companyId };
	const body = { ...head, event_occurred_at: new Date().toISOString(), customer };
	await rig.stack.sandbox.webhooks.send({ event: head.event, companyId, body });
	await rig.executed(id, 3);
	const { body: latest } = rig.mockService.received[2];
	assert.deepEqual(latest, { ...contact, phone: '6195550118' });
	table.passed('Customer to CRM, late event', 'the contact keeps what is newer');
}
