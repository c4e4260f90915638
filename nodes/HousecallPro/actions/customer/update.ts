import type { IDataObject } from 'n8n-workflow';

import { additionalJson, needsChange, updateFields } from '../../descriptions/collections';
import { customerId } from '../../descriptions/locators';
import { inTurn } from '../../helpers/inTurn';
import { FieldError, isEmpty, isObject, parseJson } from '../../helpers/values';
import { childrenOf } from '../../operation/encode';
import { namedFields } from '../../operation/fieldsToChange';
import type { ExecuteContext, Operation } from '../../operation/operation';
import type { Api } from '../../transport/types';
import { addressesOf, isSameAddress } from '../customerAddress/compare';
import { refuseIncomplete } from './ensureAddress';
import { customerDetails, nameAndContact } from './fields';
import { cleanAddresses, cleanPerson } from './normalizeCustomer';
import { simpleCustomer } from './simplify';
import { writeCustomer } from './writeCustomer';

const changeFields = updateFields([...nameAndContact, ...customerDetails, additionalJson]);

/**
 * Whether an empty value was typed in or is named in "Fields to Change", so that it clears the field: an expression
 * that gives nothing is no wish. In Additional JSON, what is typed counts likewise.
 */
function isMeant({ context, itemIndex }: ExecuteContext, name: string): boolean {
	const filled = context.getNodeParameter(changeFields.name, itemIndex, {});
	const named = isObject(filled) && namedFields(childrenOf(changeFields), filled, [customerId]);
	if (named && named.has(name)) return true;
	const raw = (field: string): unknown =>
		context.getNodeParameter(`updateFields.${field}`, itemIndex, null, { rawExpressions: true });
	const json = raw('additionalJson');
	// an expression begins with "=", which is no JSON
	const typed = typeof json === 'string' ? parseJson(json) : json;
	return raw(name) === '' || (isObject(typed) && name in typed);
}

/** What is sent: clean values, and those that were emptied on purpose. */
function changesOf(executeContext: ExecuteContext, given: IDataObject): IDataObject {
	const isCleared = ([name, value]: [string, unknown]) =>
		isEmpty(value) &&
		(Array.isArray(value) || (!hasBlanks(value) && isMeant(executeContext, name)));
	const cleared = Object.fromEntries(Object.entries(given).filter(isCleared));
	return { ...cleanPerson(given), ...cleared };
}

const hasBlanks = (value: unknown) => typeof value === 'string' && value !== '';

/** The service accepts addresses in PUT /customers and throws them away (recorded); it cannot change one either. */
function newAddresses(given: unknown, known: IDataObject[]): IDataObject[] {
	const addresses = cleanAddresses(Array.isArray(given) ? given : [given]);
	const unknown = addresses.filter(
		(address) => !known.some((candidate) => isSameAddress(candidate, address)),
	);
	if (unknown.some(({ id }) => !isEmpty(id))) {
		throw new FieldError(
			'Additional JSON',
			'changes an address, which Housecall Pro does not allow',
			'Leave out its "id" to add it as a new address, or change it in Housecall Pro.',
		);
	}
	refuseIncomplete(known, unknown);
	return unknown;
}

async function updateWithAddresses(
	api: Api,
	customerId: string,
	body: IDataObject,
	given: unknown,
) {
	const path = { customer_id: customerId };
	const customer = await api.send({ route: 'GET /customers/{customer_id}', path });
	const known = addressesOf(customer);
	const addresses = newAddresses(given, known);
	return (await writeCustomer(api, customerId, { body, addresses }, known)) ?? customer;
}

/**
 * PUT /customers/{customer_id}. Only what is sent changes. Addresses, which can only come with Additional JSON, are
 * added by POST /customers/{customer_id}/addresses. Where all that is given is blank or stands for "none", the
 * customer is only read.
 */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a customer',
		description:
			'Change the phone number, email, name or other fields of a customer; the others stay as they are',
	},
	route: 'PUT /customers/{customer_id}',
	fields: [
		customerId,
		{
			...changeFields,
			description:
				'A field that is left empty here is cleared. An expression that gives nothing, blanks or a text such as "n/a" leaves the field as it is.',
		},
	],
	preSend: needsChange,
	simplify: simpleCustomer,
	returns: 'record',
	execute: async (executeContext) => {
		const { api, call } = executeContext;
		const { addresses, ...given } = call.body ?? {};
		const body = changesOf(executeContext, given);
		const { customer_id: customerId = '' } = call.path ?? {};
		const isPlain = isEmpty(addresses) && Object.keys(body).length > 0;
		return isPlain
			? await api.send({ ...call, body })
			: await inTurn(
					customerId,
					async () => await updateWithAddresses(api, customerId, body, addresses ?? []),
				);
	},
};
