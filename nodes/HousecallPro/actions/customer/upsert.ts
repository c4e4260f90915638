import { DateTime } from 'luxon';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { addresses } from '../../descriptions/addresses';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { FieldError, recordOf } from '../../helpers/values';
import { fieldsToChangeOnly } from '../../operation/fieldsToChange';
import type { ExecuteContext, Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { MAX_CONCURRENCY } from '../../transport/rateLimiter';
import type { Api, RequestParts } from '../../transport/types';
import { changesFor } from './changes';
import type { NotesChoice } from './changes';
import { CustomerIndex } from './customerIndex';
import { refuseIncomplete } from './ensureAddress';
import { customerDetails, nameAndContact, needsIdentity } from './fields';
import { atService } from './lookup';
import type { CustomerLookup } from './lookup';
import { equallyLikely } from './matching';
import type { Match } from './matching';
import { cleanPerson } from './normalizeCustomer';
import { findMatches, signsToSearch } from './search';
import { decide, ifOnlyNumberMatches } from './sharedNumber';
import { addressesOf } from '../customerAddress/compare';
import { simpleCustomer } from './simplify';
import { writeCustomer } from './writeCustomer';
import type { CustomerChanges } from './writeCustomer';

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

const hasChanges = ({ body, addresses }: CustomerChanges) =>
	Object.keys(body).length > 0 || addresses.length > 0;

async function updateMatch(
	lookup: CustomerLookup,
	api: Api,
	{ match, person, notes }: { match: Match; person: IDataObject; notes: NotesChoice },
): Promise<IDataObject> {
	const [{ customer, matchedBy }] = match;
	const { notChanged, ...changes } = changesFor(match, person, notes);
	// a list of customers may come without their addresses
	const known = Array.isArray(customer.addresses) ? addressesOf(customer) : undefined;
	if (known) refuseIncomplete(known, changes.addresses);
	const write = async () => await writeCustomer(api, String(customer.id), changes, known);
	const written = hasChanges(changes)
		? await lookup.write([customer, person], write, (updated) => updated)
		: undefined;
	return {
		...(written ?? customer),
		outcome: written ? 'updated' : 'unchanged',
		matched_by: matchedBy,
		...(notChanged.length > 0 && { not_changed: notChanged }),
	};
}

async function createOrUpdate(
	lookup: CustomerLookup,
	{ api, call, settings, context }: ExecuteContext,
): Promise<IDataObject> {
	const person = call.body ?? {};
	const { match, about } = decide(await findMatches(lookup, api, person), settings);
	if (!match) {
		const create = async () => recordOf(await api.send(call));
		const created = await lookup.write([person], create, (record) => record);
		return { ...created, outcome: 'created', ...about };
	}
	refuseSeveral(match, settings.ifSeveralMatch);
	const replace = settings.notesChoice === 'replace';
	const day = DateTime.now().setZone(context.getTimezone()).toFormat('yyyy-MM-dd');
	return await updateMatch(lookup, api, { match, person, notes: { replace, day } });
}

/** @throws FieldError when only stand-ins such as "n/a" are given */
const preSend = (parts: RequestParts): RequestParts =>
	needsIdentity({ ...parts, body: cleanPerson(parts.body ?? {}) });

/**
 * Looks for the customer (GET /customers?q=…), then PUT /customers/{customer_id} or POST /customers, or neither where
 * nothing differs. Tags, notes and addresses are added to those that are there; `mayChange` says what else changes.
 * The item says in `outcome` what was done (created, updated, unchanged), in `matched_by` why, in `not_changed` which of
 * the given fields were not stored, and in `same_number_as` who has the number of a customer who was added.
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
		options(ifOnlyNumberMatches, ifSeveralMatch, notesChoice),
	],
	preSend,
	simplify: simpleCustomer,
	returns: 'record',
	settings: ['ifOnlyNumberMatches', 'ifSeveralMatch', 'notesChoice'],
	execute: async (context) => await createOrUpdate(atService, context),
	plan: (api, most) => {
		const read = CustomerIndex.startReading(api, most);
		return async (items) => {
			const signs = items.map(({ call }) => signsToSearch(call.body ?? {}));
			const index = await read(signs);
			return (
				index && {
					groups: index.groupsOf(signs),
					read: index.read,
					// as many as the rate limiter lets through
					atOnce: MAX_CONCURRENCY,
					execute: async (context) => await createOrUpdate(index, context),
				}
			);
		};
	},
};
