import type { IDataObject } from 'n8n-workflow';

import { FieldError, isObject } from '../../helpers/values';
import type { Fallback, Api } from '../../transport/types';
import { addressesOf, isSameAddress } from './matching';

/** What is unset in an answer must be left out when it is sent back. */
const withoutNulls = (address: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null));

/** Where addresses have no route of their own, they are written with the whole customer. */
const writeWithCustomer = (known: IDataObject[]): Fallback => ({
	run: async (api, { path, body }) => {
		const addresses = [...known.map(withoutNulls), body ?? {}];
		await api.send({ route: 'PUT /customers/{customer_id}', path, body: { addresses } });
		const customer = await api.send({ route: 'GET /customers/{customer_id}', path });
		return addressesOf(customer).find((address) => isSameAddress(address, body ?? {}));
	},
});

function needs(parts: string[], address: IDataObject): void {
	const missing = parts.filter((name) => !address[name]);
	if (missing.length === 0) return;
	throw new FieldError(
		'New Address',
		`lacks ${missing.join(', ')}`,
		'Housecall Pro adds an address only when it has street, city, state and ZIP.',
	);
}

/** @throws FieldError for an address that is not among those before it, and lacks what a new one needs */
export function refuseIncomplete(known: IDataObject[], [address, ...others]: IDataObject[]): void {
	if (!address) return;
	needs(['street'], address);
	const isKnown = known.some((candidate) => isSameAddress(candidate, address));
	if (!isKnown) needs(['street', 'city', 'state', 'zip'], address);
	refuseIncomplete([...known, address], others);
}

/**
 * The customer's address that is the same as `address`, added to the customer when there is none yet.
 * POST /customers/{customer_id}/addresses wants street, city, state, zip and country.
 * @throws FieldError for an address that lacks a part, or that is still not there after it was added
 */
export async function ensureAddress(
	api: Api,
	customerId: string,
	address: IDataObject,
): Promise<IDataObject> {
	needs(['street'], address);
	const path = { customer_id: customerId };
	const read = async () =>
		addressesOf(await api.send({ route: 'GET /customers/{customer_id}', path }));
	const isSame = (candidate: IDataObject) => isSameAddress(candidate, address);
	const known = await read();
	const same = known.find(isSame);
	if (same) return same;

	refuseIncomplete(known, [address]);
	const added = await api.send({
		route: 'POST /customers/{customer_id}/addresses',
		path,
		body: { country: 'US', ...address },
		fallback: writeWithCustomer(known),
	});
	if (isObject(added)) return added;
	// an answer may come without a body: then the customer has what was added
	const found = (await read()).find(isSame);
	if (found) return found;
	throw new FieldError(
		'New Address',
		'is not among the customer’s addresses after it was added',
		'Look at the customer in Housecall Pro, then run again.',
	);
}
