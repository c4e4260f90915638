import { addresses } from '../common/addresses';
import { additionalFields } from '../common/fields';
import type { Operation } from '../operation';
import { toItems } from '../perform';
import { simpleCustomer } from '../simplified';
import { nameAndContact, needsIdentity, otherPhones } from './fields';
import { findMatches } from './matching';

/** GET /customers?q=…, compared exactly. One item per match, the latest changed first; none when there is none. */
export const find: Operation = {
	option: {
		name: 'Find',
		value: 'find',
		action: 'Find a customer',
		description:
			'Find the customer with an exact email, phone number in any format, or name with address; gives nothing when there is none',
	},
	route: 'GET /customers',
	madeOf: [],
	fields: [...nameAndContact, additionalFields([...otherPhones, addresses])],
	prepare: needsIdentity,
	simplify: simpleCustomer,
	returns: 'record',
	run: async ({ api, call }) => {
		const match = await findMatches(api, call.query ?? {});
		const found = match?.customers ?? [];
		return toItems(found.map((customer) => ({ ...customer, matched_by: match?.matchedBy })));
	},
};
