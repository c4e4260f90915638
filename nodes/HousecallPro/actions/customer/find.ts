import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { addresses } from '../../descriptions/addresses';
import { additionalFields } from '../../descriptions/collections';
import { personName, pick } from '../../helpers/display';
import { FieldError } from '../../helpers/values';
import type { ExecuteContext, Operation } from '../../operation/operation';
import { options } from '../../operation/options';
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

const whenNobodyIsFound: INodeProperties = {
	displayName: 'When Nobody Is Found',
	name: 'whenNobodyIsFound',
	type: 'options',
	options: [
		{ name: 'Fail', value: 'fail', description: 'An error, which On Error of the node can catch' },
		{
			name: 'Return a Result That Says So',
			value: 'item',
			description:
				'One item with "found": false, so that an If node can go on; a customer has "found": true',
		},
		{
			name: 'Return Nothing',
			value: 'nothing',
			description: 'No item, so that nothing after the node runs',
		},
	],
	default: 'nothing',
	description: 'What comes out where no customer fits',
};

/** What the option makes of those who were found. @throws FieldError where that is nobody, and it says to fail */
function answered(customers: IDataObject[], when: unknown): IDataObject[] {
	const isNobody = customers.length === 0;
	if (when === 'item') {
		return isNobody ? [{ found: false }] : customers.map((one) => ({ ...one, found: true }));
	}
	if (when === 'fail' && isNobody) {
		throw new FieldError(
			'Email',
			'and the other fields fit no customer',
			'Check the fields, or change Options → When Nobody Is Found.',
		);
	}
	return customers;
}

const simpleFound = (customer: IDataObject): IDataObject =>
	customer.found === false ? customer : { ...simpleCustomer(customer), ...pick(customer, 'found') };

const personOf = ({ query }: RequestParts) => cleanPerson(query ?? {});

async function findCustomers(lookup: CustomerLookup, { api, call, settings }: ExecuteContext) {
	const { match = [] } = decide(await findMatches(lookup, api, personOf(call)), {});
	const found = match.map(({ customer, matchedBy }) => ({ ...customer, matched_by: matchedBy }));
	return answered(found, settings[whenNobodyIsFound.name]);
}

/** GET /customers?q=…, compared exactly. One item per match, the likeliest first; none when Create or Update would create, unless told otherwise. */
export const find: Operation = {
	option: {
		name: 'Find',
		value: 'find',
		action: 'Find a customer',
		description:
			'Look up the customer with an exact email, phone number in any format, or name with address; gives nothing when there is none, unless told otherwise',
	},
	route: 'GET /customers',
	composedOf: [],
	fields: [
		...nameAndContact,
		additionalFields([...otherPhones, addresses]),
		options(whenNobodyIsFound),
	],
	settings: [whenNobodyIsFound.name],
	preSend: requireContact,
	simplify: simpleFound,
	returns: 'record',
	execute: async (context) => await findCustomers(atService, context),
	plan: (api, most) => {
		const read = CustomerIndex.startReading(api, most);
		return async (items) => {
			const index = await read(items.map(({ call }) => signsToSearch(personOf(call))));
			return (
				index && {
					groups: [...items.keys()],
					read: index.read,
					execute: async (context) => await findCustomers(index, context),
				}
			);
		};
	},
};
