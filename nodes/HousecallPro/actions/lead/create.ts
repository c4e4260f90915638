import type { IDataObject } from 'n8n-workflow';

import { newAddress } from '../../descriptions/addresses';
import { additionalFields, additionalJson, taxName, taxRate } from '../../descriptions/collections';
import { leadSource, tags } from '../../descriptions/dropdowns';
import { leadItemKind, lineItems } from '../../descriptions/lineItems';
import { optional } from '../../descriptions/locator';
import { addressId, assignedEmployeeId } from '../../descriptions/locators';
import { teamNote } from '../../descriptions/notesAndLinks';
import { recordOf } from '../../helpers/values';
import { pick } from '../../helpers/display';
import type { ExecuteContext, Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { CustomerIndex } from '../customer/customerIndex';
import { atService } from '../customer/lookup';
import type { CustomerLookup } from '../customer/lookup';
import { ifOnlyNumberMatches } from '../customer/sharedNumber';
import { withNewLineItems } from '../lineItem/writable';
import { customerFields, withCustomer } from './customerFields';
import { simpleLead } from './simplify';
import {
	forExistingCustomer,
	forFoundOrNewCustomer,
	forNewCustomer,
	signsOfExisting,
	signsOfNew,
} from './leadCustomer';
import type { Prepare } from './leadCustomer';

/** What *Find or Add Customer* says about itself. */
const aboutCustomer = (lead: IDataObject): IDataObject =>
	pick(lead, 'matched_by', 'not_changed', 'same_number_as');

const ofExisting = { show: { '/customerChoice': ['existing'] } };
const ofFound = { show: { '/customerChoice': ['findOrAdd'] } };

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
	const { api, call, settings } = context;
	const { prepare } = whoseOf(context);
	const { lead: body, changed, ...about } = await prepare(lookup, api, call.body ?? {}, settings);
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
		...customerFields,
		additionalFields([
			{ ...optional(addressId), displayName: 'Existing Address', displayOptions: ofExisting },
			assignedEmployeeId,
			leadSource,
			lineItems(leadItemKind),
			newAddress,
			teamNote('Lead Note', 'note'),
			{ ...tags, displayName: 'Lead Tag Names or IDs' },
			taxName,
			taxRate,
			additionalJson,
		]),
		options({ ...ifOnlyNumberMatches, displayOptions: ofFound }),
	],
	preSend: (parts) => withCustomer(withNewLineItems(parts)),
	simplify: (lead) => ({ ...simpleLead(lead), ...aboutCustomer(lead) }),
	returns: 'record',
	settings: ['customerChoice', 'ifOnlyNumberMatches'],
	execute: async (context) => await createLead(atService, context),
	plan: (api) => async (items) => {
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
