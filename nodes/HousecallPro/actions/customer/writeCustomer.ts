import type { IDataObject } from 'n8n-workflow';

import { isObject, recordOf } from '../../helpers/values';
import type { Api } from '../../transport/types';
import { ensureAddresses } from './ensureAddress';

/** What is written to a customer: fields by PUT, addresses by a route of their own. */
export interface CustomerChanges {
	body: IDataObject;
	addresses: IDataObject[];
}

/**
 * Writes changes to a customer, who may have some of the addresses already. Resolves to the customer as it is then, and
 * to undefined where there was nothing to write. PUT answers with the whole customer (official), but before addresses are
 * added.
 * @param known the addresses that the customer has, where they were read before
 */
export async function writeCustomer(
	api: Api,
	customerId: string,
	{ body, addresses }: CustomerChanges,
	known?: IDataObject[],
): Promise<IDataObject | undefined> {
	const path = { customer_id: customerId };
	const isChanged = Object.keys(body).length > 0;
	const updated = isChanged
		? await api.send({ route: 'PUT /customers/{customer_id}', path, body })
		: undefined;
	const isAdded = await ensureAddresses(api, customerId, addresses, known);
	if (!isChanged && !isAdded) return undefined;
	if (!isAdded && isObject(updated) && updated.id !== undefined) return updated;
	return recordOf(await api.send({ route: 'GET /customers/{customer_id}', path }));
}
