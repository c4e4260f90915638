import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { addresses, newAddress } from '../../descriptions/addresses';
import { additionalFields, additionalJson, taxName, taxRate } from '../../descriptions/collections';
import { leadSource, tags } from '../../descriptions/dropdowns';
import { leadItemKind, lineItems } from '../../descriptions/lineItems';
import { optional } from '../../descriptions/locator';
import { addressId, assignedEmployeeId, customerId } from '../../descriptions/locators';
import { teamNote } from '../../descriptions/notesAndLinks';
import { recordOf } from '../../helpers/values';
import { withNewLineItems } from '../lineItem/writable';
import type { ExecuteContext, Operation } from '../../operation/operation';
import { CustomerIndex } from '../customer/customerIndex';
import { customerDetails, nameAndContact } from '../customer/fields';
import { atService } from '../customer/lookup';
import type { CustomerLookup } from '../customer/lookup';
import { simpleLead } from './simplify';
import {
	forExistingCustomer,
	forFoundOrNewCustomer,
	forNewCustomer,
	signsOfExisting,
	signsOfNew,
} from './leadCustomer';
import type { Prepare } from './leadCustomer';

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

/** What *Find or Add Customer* says about itself. */
const aboutCustomer = ({ matched_by, not_changed }: IDataObject): IDataObject => ({
	...(matched_by !== undefined && { matched_by }),
	...(not_changed !== undefined && { not_changed }),
});

/** What is done about the customer of a lead. */
interface Whose {
	prepare: Prepare;
	signs: (lead: IDataObject) => string[];
	looksUp: boolean;
}

const EXISTING: Whose = { prepare: forExistingCustomer, signs: signsOfExisting, looksUp: true };
const WHOSE: Record<string, Whose> = {
	existing: EXISTING,
	findOrAdd: { prepare: forFoundOrNewCustomer, signs: signsOfNew, looksUp: true },
	new: { prepare: forNewCustomer, signs: signsOfNew, looksUp: false },
};

const whoseOf = ({ settings }: ExecuteContext) =>
	WHOSE[String(settings.customerChoice)] ?? EXISTING;

async function createLead(lookup: CustomerLookup, context: ExecuteContext): Promise<IDataObject> {
	const { api, call } = context;
	const { prepare } = whoseOf(context);
	const { lead: body, changed, ...about } = await prepare(lookup, api, call.body ?? {});
	const send = async () => recordOf(await api.send({ ...call, body }));
	// the response does not tell how the customer is afterwards
	const lead = changed ? await lookup.write([changed], send, () => undefined) : await send();
	return { ...lead, ...about };
}

/** POST /leads. Prices in cents on the wire. Responds 201 with the lead; leads cannot be changed afterwards. */
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
			lineItems(leadItemKind),
			newAddress,
			teamNote('Note', 'note'),
			tags,
			taxName,
			taxRate,
			additionalJson,
		]),
	],
	preSend: withNewLineItems,
	simplify: (lead) => ({ ...simpleLead(lead), ...aboutCustomer(lead) }),
	returns: 'record',
	settings: ['customerChoice'],
	execute: async (context) => await createLead(atService, context),
	plan: async (api, items) => {
		const signs = items.map((item) => whoseOf(item).signs(item.call.body ?? {}));
		const lookUps = signs.map((some, index) => (whoseOf(items[index]).looksUp ? some : []));
		const index = await CustomerIndex.read(api, lookUps);
		return (
			index && {
				groups: index.groupsOf(signs),
				read: index.read,
				execute: async (context) => await createLead(index, context),
			}
		);
	},
};
