import type { Operation } from '../../operation/operation';
import { simpleCompany } from './simplify';

/** GET /company. `locations` holds companies of the same shape, at any depth. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get the company',
		description:
			'Get the company of the API key with address, time zone, arrival window and service areas',
	},
	route: 'GET /company',
	fields: [],
	simplify: simpleCompany,
	returns: 'record',
};
