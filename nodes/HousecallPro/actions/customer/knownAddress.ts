import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import type { Api } from '../../transport/types';
import { addressesOf, isSameAddress } from '../customerAddress/compare';
import { withCanada } from '../customerAddress/splitAddress';
import { readAddress } from './ensureAddress';

export const without = (values: IDataObject, ...names: string[]): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

/** The address that a record is made with, as it is sent. @throws FieldError for one that cannot be split */
export const typedAddress = ({ address }: IDataObject) =>
	isObject(address) ? withCanada(readAddress(address)) : undefined;

/** The same address among those that the customer has. */
export const knownAddress = (customer: unknown, address: IDataObject) =>
	addressesOf(customer).find((candidate) => isSameAddress(candidate, address));

/**
 * A lead or an estimate with the ID of its address in place of the street, where its customer has that address: sent
 * as a street, it would be added once more, for ever. Reads the customer only to compare an address.
 * @throws FieldError for an address that cannot be split
 */
export async function withKnownAddress(api: Api, record: IDataObject): Promise<IDataObject> {
	const rest = without(record, 'address');
	const address = typedAddress(record);
	if (!address || rest.address_id) return record;
	const path = { customer_id: String(rest.customer_id) };
	const customer = await api.send({ route: 'GET /customers/{customer_id}', path });
	const known = knownAddress(customer, address);
	return { ...rest, ...(known ? { address_id: known.id } : { address }) };
}
