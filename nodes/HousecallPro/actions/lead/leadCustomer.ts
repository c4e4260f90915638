import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import type { Api } from '../../transport/types';
import { differingFields } from '../customer/changes';
import { needsIdentity } from '../customer/fields';
import {
	knownAddress,
	needsCustomer,
	typedAddress,
	withKnownAddress,
	without,
} from '../customer/knownAddress';
import type { MatchedBy } from '../customer/matching';
import { cleanPerson } from '../customer/normalizeCustomer';
import type { CustomerLookup } from '../customer/lookup';
import { findMatches, signsToSearch } from '../customer/search';
import { decide } from '../customer/sharedNumber';
import { idSign } from '../customer/signs';
import { addressesOf } from '../customerAddress/compare';

/** A lead as it is sent, and what is said about it. */
export interface Prepared {
	lead: IDataObject;
	/** Only where the customer was looked for and found. */
	matched_by?: MatchedBy;
	/** Names of the details that differ from the found customer's and are stored nowhere. */
	not_changed?: string[];
	/** The customers who have the number of one who is added. */
	same_number_as?: string[];
	/** The person or customer whom the lead adds or changes. */
	changed?: IDataObject;
}

export type Prepare = (
	lookup: CustomerLookup,
	api: Api,
	lead: IDataObject,
	settings: IDataObject,
) => Promise<Prepared>;

const withTypedAddress = (lead: IDataObject): IDataObject => {
	const address = typedAddress(lead);
	return address ? { ...lead, address } : lead;
};

export const forExistingCustomer: Prepare = async (lookup, api, body) => {
	const { record: lead, changed } = await withKnownAddress(api, body, lookup);
	return { lead, changed };
};

const personOf = ({ customer }: IDataObject): IDataObject => {
	const person = cleanPerson(isObject(customer) ? customer : {});
	needsIdentity({ body: person });
	return person;
};

/** @throws FieldError for a person whom nobody could tell apart, and for an address that cannot be split */
export const forNewCustomer: Prepare = async (_, __, body) => {
	const person = personOf(body);
	return { lead: { ...withTypedAddress(body), customer: person }, changed: person };
};

/** The lead of a customer who exists already, when the details fit one; of a new customer otherwise. */
export const forFoundOrNewCustomer: Prepare = async (lookup, api, body, settings) => {
	const person = personOf(body);
	const { match, about } = decide(await findMatches(lookup, api, person), settings);
	if (!match) return { ...(await forNewCustomer(lookup, api, body, settings)), ...about };
	const [{ customer, matchedBy, name }] = match;
	const lead = without(body, 'address', 'customer');
	const typed = typedAddress(body);
	const [first, ...others] = addressesOf(person);
	const address = lead.address_id ? undefined : (typed ?? first);
	const known = address && knownAddress(customer, address);
	// nobody gets an address of somebody else, which could not be deleted
	const isStored = address !== undefined && !known && name !== 'other';
	const left = { ...person, addresses: isStored && !typed ? others : addressesOf(person) };
	const notChanged = differingFields(left, customer);
	if (typed && !known && !isStored) notChanged.push('address');
	return {
		lead: {
			...lead,
			customer_id: customer.id,
			...(known && { address_id: known.id }),
			...(isStored && { address }),
		},
		matched_by: matchedBy,
		...(notChanged.length > 0 && { not_changed: notChanged }),
		...(isStored && { changed: customer }),
	};
};

/** The signs by which the customer of a lead is known; none where nobody has to be read or is added. */
export const signsOfExisting = (lead: IDataObject): string[] =>
	needsCustomer(lead) ? [idSign(lead.customer_id)] : [];

/** The same of a lead that may add its customer. A lead that cannot be sent has none. */
export function signsOfNew(lead: IDataObject): string[] {
	try {
		return signsToSearch(personOf(lead));
	} catch {
		return [];
	}
}
