import { addresses } from '../common/addresses';
import { additionalFields, additionalJson } from '../common/fields';
import { FieldError } from '../fields';
import type { Operation } from '../operation';
import { simpleCustomer } from '../simplified';
import { customerDetails, nameAndContact } from './fields';

const IDENTIFYING = [
	'first_name',
	'last_name',
	'email',
	'mobile_number',
	'home_number',
	'work_number',
];

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
	prepare: (parts) => {
		if (!IDENTIFYING.some((name) => parts.body?.[name])) {
			throw new FieldError(
				'First Name',
				'is empty, and so are all other names and numbers',
				'Housecall Pro needs at least one of first name, last name, email or a phone number.',
			);
		}
		return parts;
	},
	simplify: simpleCustomer,
	returns: 'record',
};
