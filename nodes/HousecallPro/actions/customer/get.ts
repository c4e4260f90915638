import { customerId } from '../common/locators';
import { options } from '../common/options';
import type { Operation } from '../operation';
import { simpleCustomer } from '../simplified';
import { includeMore } from './fields';

/** GET /customers/{customer_id}. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a customer',
		description: 'Get one customer with contact details and addresses',
	},
	route: 'GET /customers/{customer_id}',
	fields: [customerId, options(includeMore)],
	simplify: simpleCustomer,
	returns: 'record',
};
