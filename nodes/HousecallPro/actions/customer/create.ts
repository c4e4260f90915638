import { addresses } from '../common/addresses';
import { additionalFields, additionalJson } from '../common/fields';
import type { Operation } from '../operation';
import { simpleCustomer } from '../simplified';
import { customerDetails, nameAndContact, needsIdentity } from './fields';

/** POST /customers. Answers 201 with the whole customer. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a customer',
		description: 'Add a customer, with any number of addresses',
	},
	route: 'POST /customers',
	fields: [...nameAndContact, additionalFields([...customerDetails, addresses, additionalJson])],
	prepare: needsIdentity,
	simplify: simpleCustomer,
	returns: 'record',
};
