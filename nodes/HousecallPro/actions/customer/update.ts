import { additionalJson, needsChange, updateFields } from '../../descriptions/collections';
import { customerId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { customerDetails, nameAndContact } from './fields';
import { simpleCustomer } from './simplify';

/** PUT /customers/{customer_id}. Only what is sent changes; addresses are changed on their own. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a customer',
		description: 'Change some fields of a customer; the others stay as they are',
	},
	route: 'PUT /customers/{customer_id}',
	fields: [customerId, updateFields([...nameAndContact, ...customerDetails, additionalJson])],
	preSend: needsChange,
	simplify: simpleCustomer,
	returns: 'record',
};
