import { filters, returnAllOrLimit, sort } from '../../descriptions/collections';
import { byLocations } from '../../descriptions/filters';
import type { Operation } from '../../operation/operation';
import { simpleEmployee } from './simplify';

/** GET /employees. Active employees only. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many employees',
		description:
			'List the active employees (technicians and office staff) with contact details, role and permissions',
	},
	route: 'GET /employees',
	fields: [
		...returnAllOrLimit,
		filters([byLocations]),
		sort([{ name: 'Created At', value: 'created_at' }]),
	],
	simplify: simpleEmployee,
	returns: { list: 'employees', paginated: true },
};
