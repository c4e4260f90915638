import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import type { Api } from '../../transport/types';
import { addressesOf, isSameAddress } from '../customerAddress/compare';
import { withCanada } from '../customerAddress/splitAddress';
import { readAddress } from './ensureAddress';
import { atService } from './lookup';
import type { CustomerLookup } from './lookup';

export const without = (values: IDataObject, ...names: string[]): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

/** The address that a record is made with, as it is sent. @throws FieldError for one that cannot be split */
export const typedAddress = ({ address }: IDataObject) =>
	isObject(address) ? withCanada(readAddress(address)) : undefined;

/** The same address among those that the customer has. */
export const knownAddress = (customer: unknown, address: IDataObject) =>
	addressesOf(customer).find((candidate) => isSameAddress(candidate, address));

/** A lead or an estimate as it is sent. */
export interface WithAddress {
	record: IDataObject;
	/** The customer, where the record adds an address to it. */
	changed?: IDataObject;
}

/** Whether its customer has to be read to compare an address. */
export const needsCustomer = ({ address, address_id }: IDataObject) =>
	isObject(address) && !address_id;

/**
 * A lead or an estimate with the ID of its address in place of the street, where its customer has that address: sent
 * as a street, it would be added once more, for ever. Reads the customer only to compare an address.
 * @throws FieldError for an address that cannot be split
 */
export async function withKnownAddress(
	api: Api,
	record: IDataObject,
	lookup: CustomerLookup = atService,
): Promise<WithAddress> {
	const rest = without(record, 'address');
	const address = typedAddress(record);
	if (!address || !needsCustomer(record)) return { record };
	const id = String(rest.customer_id);
	const customer = await lookup.get(api, id);
	const known = knownAddress(customer, address);
	if (known) return { record: { ...rest, address_id: known.id } };
	return { record: { ...rest, address }, changed: isObject(customer) ? customer : { id } };
}
