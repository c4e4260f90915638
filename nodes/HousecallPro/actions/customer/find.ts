import { addresses } from '../../descriptions/addresses';
import { additionalFields } from '../../descriptions/collections';
import { personName } from '../../helpers/display';
import { FieldError } from '../../helpers/values';
import type { ExecuteContext, Operation } from '../../operation/operation';
import type { RequestParts } from '../../transport/types';
import { CustomerIndex } from './customerIndex';
import { nameAndContact, needsIdentity, otherPhones } from './fields';
import { atService } from './lookup';
import type { CustomerLookup } from './lookup';
import { cleanPerson } from './normalizeCustomer';
import { findMatches, signsToSearch } from './search';
import { decide } from './sharedNumber';
import { simpleCustomer } from './simplify';

/** A name is shared by many: nobody is found by it alone. @throws FieldError */
function requireContact(parts: RequestParts): RequestParts {
	const { first_name, last_name, ...signs } = needsIdentity(parts).query ?? {};
	if (Object.keys(signs).length > 0) return parts;
	throw new FieldError(
		'Email',
		'is empty, and so are all phone numbers and the address',
		`Fill in one of them: "${personName({ first_name, last_name })}" alone may be several customers. To search by name, use Get Many.`,
	);
}

const personOf = ({ query }: RequestParts) => cleanPerson(query ?? {});

async function findCustomers(lookup: CustomerLookup, { api, call }: ExecuteContext) {
	const found = await findMatches(lookup, api, personOf(call));
	const { match } = decide(found, {});
	return match?.map(({ customer, matchedBy }) => ({ ...customer, matched_by: matchedBy })) ?? [];
}

/** GET /customers?q=…, compared exactly. One item per match, the likeliest first; none when Create or Update would create, unless told otherwise. */
export const find: Operation = {
	option: {
		name: 'Find',
		value: 'find',
		action: 'Find a customer',
		description:
			'Look up the customer with an exact email, phone number in any format, or name with address; gives nothing when there is none',
	},
	route: 'GET /customers',
	composedOf: [],
	fields: [...nameAndContact, additionalFields([...otherPhones, addresses])],
	preSend: requireContact,
	simplify: simpleCustomer,
	returns: 'record',
	execute: async (context) => await findCustomers(atService, context),
	plan: async (api, items) => {
		const signs = items.map(({ call }) => signsToSearch(personOf(call)));
		const index = await CustomerIndex.read(api, signs);
		return (
			index && {
				groups: [...items.keys()],
				read: index.read,
				execute: async (context) => await findCustomers(index, context),
			}
		);
	},
};
