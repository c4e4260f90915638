import type { IDataObject } from 'n8n-workflow';
import type { Rig } from './rig';

type Caller = Pick<Rig, 'call'>;

const ADDRESS = {
	type: 'service',
	street: '7 Olive Lane',
	city: 'San Diego',
	state: 'CA',
	zip: '92103',
	country: 'US',
};

export interface Person {
	id: string;
	addressId: string;
}

/** Adds a customer with one address. */
export async function addCustomer(
	rig: Caller,
	person: IDataObject = { first_name: 'Ada' },
): Promise<Person> {
	const customer = await rig.call('POST', '/customers', { ...person, addresses: [ADDRESS] });
	const [address] = customer.addresses as Array<{ id: string }>;
	return { id: customer.id, addressId: address.id };
}

/** Books a job at the customer's address. @returns its ID */
export async function addJob(rig: Caller, person: Person, job = {}): Promise<string> {
	const body = { customer_id: person.id, address_id: person.addressId, ...job };
	return (await rig.call('POST', '/jobs', body)).id;
}

/** Books a job and completes it. @returns its ID */
export async function completeJob(rig: Caller, person: Person): Promise<string> {
	const id = await addJob(rig, person);
	await rig.call('PUT', `/jobs/${id}`, { work_status: 'complete' });
	return id;
}
