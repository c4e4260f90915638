import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { compareNames } from '../../helpers/alphabet';
import { addresses } from '../../descriptions/addresses';
import { customerId } from '../../descriptions/locators';
import { isObject } from '../../helpers/values';
import type { RequestParts } from '../../transport/types';
import { customerDetails, nameAndContact } from '../customer/fields';

const ofNewCustomer = { show: { customerChoice: ['findOrAdd', 'new'] } };

/** A lead has an address, a source and a note of its own. */
const NAMES: Record<string, string> = {
	addresses: 'Customer Addresses',
	lead_source: 'Customer Lead Source Name or ID',
	notes: 'Customer Notes',
	tags: 'Customer Tag Names or IDs',
};

const named = (field: INodeProperties): INodeProperties => ({
	...field,
	displayName: NAMES[field.name] ?? field.displayName,
});

const byAlphabet = (a: INodeProperties, b: INodeProperties) =>
	compareNames(a.displayName, b.displayName);

/** Either a customer that exists or one that is made together with the lead; the choice is not sent. */
export const customerFields: INodeProperties[] = [
	{
		displayName: 'Customer',
		name: 'customerChoice',
		type: 'options',
		options: [
			{ name: 'Existing Customer', value: 'existing' },
			{
				name: 'Find or Add Customer',
				value: 'findOrAdd',
				description:
					'Looked for by email, phone number, or name with address, and added only when nobody fits. Somebody who is found stays as they are; "matched_by" says what they were found by, "not_changed" which details were not stored.',
			},
			{
				name: 'New Customer',
				value: 'new',
				description: 'A customer is added with every lead, also when there is one of that name',
			},
		],
		default: 'existing',
		description: 'Whose lead it is',
	},
	{
		...customerId,
		displayName: 'Existing Customer',
		displayOptions: { show: { customerChoice: ['existing'] } },
	},
	...nameAndContact.map((field) => ({ ...field, displayOptions: ofNewCustomer })),
	{
		displayName: 'More Customer Details',
		name: 'customer',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: ofNewCustomer,
		default: {},
		options: [...customerDetails, addresses].map(named).sort(byAlphabet),
	},
];

/** Puts what lies open beside the customer's other details, as the service takes them. */
export function withCustomer(parts: RequestParts): RequestParts {
	const open = new Set(nameAndContact.map(({ name }) => name));
	const entries = Object.entries(parts.body ?? {});
	const person = Object.fromEntries(entries.filter(([name]) => open.has(name))) as IDataObject;
	const { customer, ...lead } = Object.fromEntries(entries.filter(([name]) => !open.has(name)));
	const details = { ...person, ...(isObject(customer) ? customer : {}) };
	const isGiven = Object.keys(details).length > 0;
	return { ...parts, body: { ...lead, ...(isGiven && { customer: details }) } };
}
