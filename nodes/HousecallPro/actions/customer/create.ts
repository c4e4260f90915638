import { addresses } from '../../descriptions/addresses';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { customerDetails, nameAndContact, needsIdentity } from './fields';
import { cleanPerson } from './normalizeCustomer';
import { simpleCustomer } from './simplify';

/** POST /customers. Responds 201 with the whole customer. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a customer',
		description:
			'Add a new customer (client) record, with any number of addresses; Create or Update avoids duplicates',
	},
	route: 'POST /customers',
	fields: [...nameAndContact, additionalFields([...customerDetails, addresses, additionalJson])],
	preSend: (parts) => needsIdentity({ ...parts, body: cleanPerson(parts.body ?? {}) }),
	simplify: simpleCustomer,
	returns: 'record',
};
