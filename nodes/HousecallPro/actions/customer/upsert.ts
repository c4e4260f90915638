import { DateTime } from 'luxon';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { addresses } from '../../descriptions/addresses';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { FieldError, isObject, recordOf } from '../../helpers/values';
import { fieldsToChangeOnly } from '../../operation/fieldsToChange';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import type { Api, RequestParts } from '../../transport/types';
import { changesFor } from './changes';
import type { Changes } from './changes';
import { ensureAddresses, refuseIncomplete } from './ensureAddress';
import { customerDetails, nameAndContact, needsIdentity } from './fields';
import { equallyLikely } from './matching';
import type { Match } from './matching';
import { cleanPerson } from './normalizeCustomer';
import { findMatches } from './search';
import { addressesOf } from '../customerAddress/compare';
import { simpleCustomer } from './simplify';

const ifSeveralMatch: INodeProperties = {
	displayName: 'If Several Match',
	name: 'ifSeveralMatch',
	type: 'options',
	options: [
		{ name: 'Fail', value: 'fail', description: 'Change none of them and say which they are' },
		{ name: 'Use the Latest', value: 'latest', description: 'The one that was changed last' },
	],
	default: 'latest',
	description:
		'What to do when more than one customer has this email, phone number or name and address, and neither the name nor another of these says which is meant',
};

const notesChoice: INodeProperties = {
	displayName: 'Notes',
	name: 'notesChoice',
	type: 'options',
	options: [
		{
			name: 'Append',
			value: 'append',
			description: 'Added with the date below the notes that are there, unless they say it already',
		},
		{
			name: 'Replace',
			value: 'replace',
			description: 'The notes that are there are lost: Housecall Pro keeps no older ones',
		},
	],
	default: 'append',
	description: 'What to do with the notes of a customer who has some already',
};

/** @throws FieldError when several fit equally well and the user does not want to choose */
function refuseSeveral(match: Match, ifSeveral: unknown): void {
	const equals = equallyLikely(match);
	if (equals.length === 1 || ifSeveral !== 'fail') return;
	const ids = equals.map(({ customer }) => String(customer.id)).join(', ');
	throw new FieldError(
		'If Several Match',
		`is set to fail, and ${equals.length} customers have this ${match[0].matchedBy}: ${ids}`,
		'Merge these customers in Housecall Pro, or choose "Use the Latest".',
	);
}

/** Writes what differs, addresses by a route of their own. @returns whether anything was written */
async function write(api: Api, customer: IDataObject, changes: Changes): Promise<boolean> {
	const customerId = String(customer.id);
	const { body } = changes;
	// a list of customers may come without their addresses
	const known = Array.isArray(customer.addresses) ? addressesOf(customer) : undefined;
	if (known) refuseIncomplete(known, changes.addresses);
	const hasChanges = Object.keys(body).length > 0;
	if (hasChanges) {
		const path = { customer_id: customerId };
		await api.send({ route: 'PUT /customers/{customer_id}', path, body });
	}
	const isAdded = await ensureAddresses(api, customerId, changes.addresses, known);
	return hasChanges || isAdded;
}

async function updateMatch(api: Api, match: Match, changes: Changes): Promise<IDataObject> {
	const [{ customer, matchedBy }] = match;
	const isWritten = await write(api, customer, changes);
	const path = { customer_id: String(customer.id) };
	const record = isWritten
		? await api.send({ route: 'GET /customers/{customer_id}', path })
		: customer;
	return {
		...(isObject(record) ? record : customer),
		outcome: isWritten ? 'updated' : 'unchanged',
		matched_by: matchedBy,
		...(changes.notChanged.length > 0 && { not_changed: changes.notChanged }),
	};
}

/** @throws FieldError when only stand-ins such as "n/a" are given */
const preSend = (parts: RequestParts): RequestParts =>
	needsIdentity({ ...parts, body: cleanPerson(parts.body ?? {}) });

/**
 * Looks for the customer (GET /customers?q=…), then PUT /customers/{customer_id} or POST /customers, or neither where
 * nothing differs. Tags, notes and addresses are added to those that are there; `mayChange` says what else changes.
 * The item says in `outcome` what was done (created, updated, unchanged), in `matched_by` why, and in `not_changed`
 * which of the given fields were not stored.
 */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a customer without duplicates',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	route: 'POST /customers',
	sequential: true,
	composedOf: ['GET /customers', 'GET /customers/{customer_id}', 'PUT /customers/{customer_id}'],
	fields: [
		...nameAndContact,
		additionalFields([...customerDetails, addresses, fieldsToChangeOnly, additionalJson]),
		options(ifSeveralMatch, notesChoice),
	],
	preSend,
	simplify: simpleCustomer,
	returns: 'record',
	settings: ['ifSeveralMatch', 'notesChoice'],
	execute: async ({ api, call, settings, context }) => {
		const person = call.body ?? {};
		const match = await findMatches(api, person);
		if (!match) return { ...recordOf(await api.send(call)), outcome: 'created' };
		refuseSeveral(match, settings.ifSeveralMatch);
		const replace = settings.notesChoice === 'replace';
		const day = DateTime.now().setZone(context.getTimezone()).toFormat('yyyy-MM-dd');
		return await updateMatch(api, match, changesFor(match, person, { replace, day }));
	},
};
