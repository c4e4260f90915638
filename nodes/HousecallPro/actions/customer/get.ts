import { customerId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { includeMore, withDoNotService } from './fields';
import { simpleCustomer } from './simplify';

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
	preSend: withDoNotService,
	simplify: simpleCustomer,
	returns: 'record',
};
