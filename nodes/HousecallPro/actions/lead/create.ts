import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { addresses, newAddress } from '../../descriptions/addresses';
import { additionalFields, additionalJson, taxName, taxRate } from '../../descriptions/collections';
import { leadSource, tags } from '../../descriptions/dropdowns';
import { kind, lineItems } from '../../descriptions/lineItems';
import { addressId, assignedEmployeeId, customerId, optional } from '../../descriptions/locators';
import { withNewLineItems } from '../lineItem/writable';
import { isObject, recordOf } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import type { Api } from '../../transport/types';
import { customerDetails, nameAndContact } from '../customer/fields';
import { addressesOf, findMatches, isSameAddress } from '../customer/matching';
import type { MatchedBy } from '../customer/matching';
import { withPlainPhones } from '../customer/phones';
import { simpleLead } from './simplify';

const byAlphabet = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

/** Either a customer that exists or one that is made together with the lead; the choice is not sent. */
const customer: INodeProperties[] = [
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
					'Looked for by email, phone number, or name with address, and added only when nobody fits. Somebody who is found stays as they are; "matched_by" says what they were found by.',
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
	{
		displayName: 'Customer Details',
		name: 'customer',
		type: 'collection',
		required: true,
		placeholder: 'Add Field',
		displayOptions: { show: { customerChoice: ['findOrAdd', 'new'] } },
		default: {},
		options: [...nameAndContact, ...customerDetails, addresses].sort(byAlphabet),
		description: 'At least a name, an email or a phone number',
	},
];

const note: INodeProperties = {
	displayName: 'Note',
	name: 'note',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'Seen by the team, not by the customer',
};

interface Found {
	lead: IDataObject;
	/** Only where the customer exists already. */
	matchedBy?: MatchedBy;
}

/** The lead of a customer who exists already, when the details fit one; of a new customer otherwise. */
async function forKnownCustomer(api: Api, { customer, ...lead }: IDataObject): Promise<Found> {
	const person = withPlainPhones(isObject(customer) ? customer : {});
	const match = await findMatches(api, person);
	if (!match) return { lead: { ...lead, customer: person } };
	const [known] = match.customers;
	const place = lead.address_id || lead.address ? {} : placeOf(known, person);
	return { lead: { ...lead, ...place, customer_id: known.id }, matchedBy: match.matchedBy };
}

/** The person's address: one that the customer has, or a new one. */
function placeOf(known: IDataObject, person: IDataObject): IDataObject {
	const [address] = addressesOf(person);
	if (!address) return {};
	const same = addressesOf(known).find((candidate) => isSameAddress(candidate, address));
	return same ? { address_id: same.id } : { address };
}

/** POST /leads. Prices in cents. Answers 201 with the lead; leads cannot be changed afterwards. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a lead',
		description: 'Add a lead for an existing customer, or together with a new one',
	},
	route: 'POST /leads',
	sequential: true,
	fields: [
		...customer,
		additionalFields([
			optional(addressId),
			assignedEmployeeId,
			leadSource,
			lineItems(kind),
			newAddress,
			note,
			tags,
			taxName,
			taxRate,
			additionalJson,
		]),
	],
	preSend: withNewLineItems,
	simplify: simpleLead,
	returns: 'record',
	settings: ['customerChoice'],
	execute: async ({ api, call, settings }) => {
		const looksFirst = settings.customerChoice === 'findOrAdd';
		const { lead: body, matchedBy }: Found = looksFirst
			? await forKnownCustomer(api, call.body ?? {})
			: { lead: call.body ?? {} };
		const lead = await api.send({ ...call, body });
		const found = matchedBy && { matched_by: matchedBy };
		return { ...recordOf(lead), ...found };
	},
};
