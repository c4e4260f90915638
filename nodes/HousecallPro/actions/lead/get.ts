import { leadId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { simpleLead } from './simplify';

/** GET /leads/{lead_id}. Amounts in cents on the wire. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a lead',
		description: 'Get one lead with its customer, address, status and what it was converted to',
	},
	route: 'GET /leads/{lead_id}',
	fields: [leadId],
	simplify: simpleLead,
	returns: 'record',
};
