import type { IDataObject } from 'n8n-workflow';

import { FieldError, isEmpty, isObject } from '../../helpers/values';
import { withoutNulls } from '../../helpers/writable';
import type { Fallback, Api } from '../../transport/types';
import { addressesOf, isSameAddress } from '../customerAddress/compare';
import { splitOneLineAddress, withCountry } from '../customerAddress/splitAddress';
import { withoutNowhere } from './placeholders';

/** Where addresses have no route of their own, they are written with the whole customer. */
const writeWithCustomer = (known: IDataObject[]): Fallback => ({
	run: async (api, { path, body }) => {
		const addresses = [...known.map(withoutNulls), body ?? {}];
		await api.send({ route: 'PUT /customers/{customer_id}', path, body: { addresses } });
		const customer = await api.send({ route: 'GET /customers/{customer_id}', path });
		return addressesOf(customer).find((address) => isSameAddress(address, body ?? {}));
	},
});

const REQUIRED = ['street', 'city', 'state', 'zip'];

function needs(names: string[], address: IDataObject): void {
	const missing = names.filter((name) => isEmpty(address[name]));
	if (missing.length === 0) return;
	throw new FieldError(
		'New Address',
		`lacks ${missing.join(', ')}`,
		missing.includes('country')
			? 'Its postal code and state do not say in which country it is: fill in Country, e.g. US or CA.'
			: 'Housecall Pro adds an address only when it has street, city, state and ZIP.',
	);
}

/**
 * A new address with all that the service wants of one; the country by its postal code and state.
 * @throws FieldError for an address that lacks a part
 */
function completeAddress(address: IDataObject): IDataObject {
	needs(REQUIRED, address);
	const complete = withCountry(address);
	needs(['country'], complete);
	return complete;
}

/**
 * An address as it is sent, its parts in the fields of their own.
 * @throws FieldError for one without a street, and for a line that cannot be told apart
 */
export function readAddress(address: IDataObject): IDataObject {
	const read = splitOneLineAddress(withoutNowhere(address) ?? {});
	needs(['street'], read);
	return read;
}

/** @throws FieldError for an address that is not among those before it, and lacks what a new one needs */
export function refuseIncomplete(known: IDataObject[], [address, ...others]: IDataObject[]): void {
	if (!address) return;
	const read = readAddress(address);
	if (!known.some((candidate) => isSameAddress(candidate, read))) completeAddress(read);
	refuseIncomplete([...known, read], others);
}

export interface Ensured {
	address: IDataObject;
	/** All addresses that the customer has now. */
	known: IDataObject[];
	isNew: boolean;
}

const readKnown = async (api: Api, customerId: string) =>
	addressesOf(
		await api.send({
			route: 'GET /customers/{customer_id}',
			path: { customer_id: customerId },
		}),
	);

/**
 * The customer's address that is the same as `given`, added to the customer when there is none yet. `known` are the
 * addresses that the customer has, where they were read before.
 * POST /customers/{customer_id}/addresses wants street, city, state, zip and country.
 * @throws FieldError for an address that lacks a part, or that is still not there after it was added
 */
export async function ensureAddress(
	api: Api,
	customerId: string,
	given: IDataObject,
	known?: IDataObject[],
): Promise<Ensured> {
	const address = readAddress(given);
	const isSame = (candidate: IDataObject) => isSameAddress(candidate, address);
	const before = known ?? (await readKnown(api, customerId));
	const same = before.find(isSame);
	if (same) return { address: same, known: before, isNew: false };

	const added = await api.send({
		route: 'POST /customers/{customer_id}/addresses',
		path: { customer_id: customerId },
		body: completeAddress(address),
		fallback: writeWithCustomer(before),
	});
	// a response may come without a body: then the customer has what was added
	const found = isObject(added) ? added : (await readKnown(api, customerId)).find(isSame);
	if (found) return { address: found, known: [...before, found], isNew: true };
	throw new FieldError(
		'New Address',
		'is not among the customer’s addresses after it was added',
		'Look at the customer in Housecall Pro, then run again.',
	);
}

/** Adds those of `given` that the customer lacks. @returns whether any was added */
export async function ensureAddresses(
	api: Api,
	customerId: string,
	given: IDataObject[],
	known?: IDataObject[],
): Promise<boolean> {
	let addresses = known;
	let isChanged = false;
	for (const address of given) {
		const ensured = await ensureAddress(api, customerId, address, addresses);
		addresses = ensured.known;
		isChanged = isChanged || ensured.isNew;
	}
	return isChanged;
}
