import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { addresses } from '../../descriptions/addresses';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { FieldError, isEmpty, isObject, recordOf } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import type { Api, RequestParts } from '../../transport/types';
import { ensureAddress, refuseIncomplete } from './ensureAddress';
import { customerDetails, IDENTIFYING, nameAndContact, needsIdentity } from './fields';
import { addressesOf, findMatches, isOtherName, plain } from './matching';
import type { Match, MatchedBy } from './matching';
import { comparablePhone, PHONES, withPlainPhones } from './phones';
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
		'What to do when more than one customer has this email, phone number or name and address',
};

/** The one customer to update. @throws FieldError when there are several and the user does not want to choose */
function chosen({ customers, matchedBy }: Match, ifSeveral: unknown): IDataObject {
	if (customers.length > 1 && ifSeveral === 'fail') {
		throw new FieldError(
			'If Several Match',
			`is set to fail, and ${customers.length} customers have this ${matchedBy}: ${customers.map(({ id }) => id).join(', ')}`,
			'Merge these customers in Housecall Pro, or choose "Use the Latest".',
		);
	}
	return customers[0];
}

/**
 * What of `changes` the customer gets. Found by email, all of it. Otherwise name, email and numbers that are there
 * stay, because they do not agree: it may be father and son. People of one household or office share a phone: somebody
 * of another name only gains the details that are missing, and nothing by which the other would be found next time.
 */
function changesFor(customer: IDataObject, changes: IDataObject, matchedBy: MatchedBy) {
	if (matchedBy === 'email') return changes;
	const isOther = matchedBy !== 'name and address' && isOtherName(customer, changes);
	const mayChange = (name: string) => {
		const isDetail = !IDENTIFYING.includes(name);
		return isOther ? isEmpty(customer[name]) && isDetail : isEmpty(customer[name]) || isDetail;
	};
	return Object.fromEntries(Object.entries(changes).filter(([name]) => mayChange(name)));
}

function isSameValue(name: string, given: unknown, known: unknown): boolean {
	if (PHONES.includes(name)) return comparablePhone(given) === comparablePhone(known);
	if (isObject(given) || Array.isArray(given))
		return JSON.stringify(given) === JSON.stringify(known);
	return plain(given) === plain(known);
}

/** A form that was left blank must not clear what is known: *Update* is for that. */
const withoutBlanks = (person: IDataObject) =>
	Object.fromEntries(Object.entries(person).filter(([, value]) => !isEmpty(value)));

async function updateMatch(api: Api, match: Match, customer: IDataObject, person: IDataObject) {
	const { addresses: given, tags, ...filled } = person;
	const rest = withoutBlanks(filled);
	const path = { customer_id: String(customer.id) };
	const known = Array.isArray(customer.tags) ? customer.tags : [];
	const allTags = Array.isArray(tags) ? { tags: [...new Set([...known, ...tags])] } : {};
	const changes = changesFor(customer, rest, match.matchedBy);
	const kept = Object.keys(rest).filter(
		(name) => !(name in changes) && !isSameValue(name, rest[name], customer[name]),
	);
	const newAddresses = Array.isArray(given) ? given.filter(isObject) : [];
	if (Array.isArray(customer.addresses)) refuseIncomplete(addressesOf(customer), newAddresses);
	const body = { ...changes, ...allTags };
	if (Object.keys(body).length > 0) {
		await api.send({ route: 'PUT /customers/{customer_id}', path, body });
	}
	for (const address of newAddresses) await ensureAddress(api, path.customer_id, address);
	const updated = await api.send({ route: 'GET /customers/{customer_id}', path });
	return {
		...(isObject(updated) ? updated : path),
		outcome: 'updated',
		matched_by: match.matchedBy,
		...(kept.length > 0 && { not_changed: kept }),
	};
}

/** A word where a phone number should be tells nobody apart. @throws FieldError */
const preSend = (parts: RequestParts): RequestParts =>
	needsIdentity({ ...parts, body: withPlainPhones(parts.body ?? {}) });

/**
 * Looks for the customer (GET /customers?q=…), then PUT /customers/{customer_id} or POST /customers. Tags and
 * addresses are added to those that are there; what else changes, `changesFor` says. The item says in `outcome` what
 * was done, in `matched_by` why, and in `not_changed` which of the given fields stayed as they were.
 */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a customer',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	route: 'POST /customers',
	sequential: true,
	composedOf: ['GET /customers', 'GET /customers/{customer_id}', 'PUT /customers/{customer_id}'],
	fields: [
		...nameAndContact,
		additionalFields([...customerDetails, addresses, additionalJson]),
		options(ifSeveralMatch),
	],
	preSend,
	simplify: simpleCustomer,
	returns: 'record',
	settings: ['ifSeveralMatch'],
	execute: async ({ api, call, settings }) => {
		const person = call.body ?? {};
		const match = await findMatches(api, person);
		if (match) {
			return await updateMatch(api, match, chosen(match, settings.ifSeveralMatch), person);
		}
		return { ...recordOf(await api.send(call)), outcome: 'created' };
	},
};
