import { estimateId } from '../common/locators';
import { options } from '../common/options';
import type { Operation } from '../operation';
import { simpleEstimate } from '../simplified';
import { includeMore } from './fields';

/** GET /estimates/{estimate_id}. Amounts in cents, one total per option. */
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
