import type { IDataObject } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { runNode } from '../../tools/engine/engine';

let sandbox: Sandbox;

const run = async (parameters: object) =>
	await runNode({
		parameters: { ...parameters },
		credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' },
	});

const createLead = async (person: object) => {
	const { items, error } = await run({
		resource: 'lead',
		operation: 'create',
		customerChoice: 'findOrAdd',
		...person,
	});
	expect(error).toBeUndefined();
	return items[0].json;
};

const customerOf = ({ customer }: IDataObject) => (customer as { id: string }).id;

beforeEach(async () => {
	sandbox = await startSandbox({ customers: 5 });
});
afterEach(async () => await sandbox.close());

describe('Lead → Create, Find or Add', () => {
	it('gives the lead to the customer with that phone number, and adds one only for a stranger', async () => {
		const { items } = await run({
			resource: 'customer',
			operation: 'create',
			first_name: 'Ana',
			mobile_number: '9195550142',
		});

		const known = await createLead({ first_name: 'Ana R.', mobile_number: '(919) 555-0142' });
		const stranger = await createLead({ first_name: 'Bo', mobile_number: '(919) 555-0143' });
		const strangerAgain = await createLead({ first_name: 'Bo', mobile_number: '919.555.0143' });

		expect(customerOf(known)).toBe(items[0].json.id);
		expect(customerOf(stranger)).not.toBe(customerOf(known));
		expect(customerOf(strangerAgain)).toBe(customerOf(stranger));
		expect([known, stranger, strangerAgain].map(({ matched_by }) => matched_by)).toEqual([
			'mobile number',
			undefined,
			'mobile number',
		]);
	});

	it('takes the address that was typed to somebody who is known already', async () => {
		const at = (street: string) => ({
			first_name: 'Ana',
			mobile_number: '9195550142',
			customer: {
				addresses: {
					address: [
						{ type: 'service', street, city: 'Reno', state: 'NV', zip: '89501', country: 'US' },
					],
				},
			},
		});
		const first = await createLead(at('1 Oak St'));
		const same = await createLead(at('1  OAK st'));
		const moved = await createLead(at('2 Elm St'));

		expect(customerOf(moved)).toBe(customerOf(first));
		expect(same.address).toEqual(first.address);
		expect(moved.address).toMatchObject({ street: '2 Elm St' });
	});
});
