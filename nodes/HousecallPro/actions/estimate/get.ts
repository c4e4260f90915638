import { estimateId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { includeMore } from './fields';
import { simpleEstimate } from './simplify';

/** GET /estimates/{estimate_id}. Amounts in cents on the wire, one total per option. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an estimate',
		description: 'Get one estimate with its customer, schedule and options with their approval',
	},
	route: 'GET /estimates/{estimate_id}',
	fields: [estimateId, options(includeMore)],
	simplify: simpleEstimate,
	returns: 'record',
};
