import type { ListCall } from '../../../transport/types';
import { MAX_DELAY, latest } from '../feed';
import { timeOf } from '../timeOf';
import type { Feed } from '../feed';

const CALL: ListCall = { route: 'GET /employees', list: 'employees', paginated: true };

/** The list holds all active employees. */
export const employees: Feed = {
	name: 'employees',
	events: ['employee.created'],
	supportsStartFrom: true,
	sample: { call: CALL, resource: 'employee' },
	read: async ({ api, query }) => {
		const records = await api.list({ ...CALL, query });
		return { records, at: latest(records.map(({ created_at }) => timeOf(created_at))) };
	},
	derive: (record) => {
		const at = timeOf(record.created_at);
		const created = {
			event: 'employee.created',
			resource: 'employee',
			record,
			at,
			late: MAX_DELAY,
		};
		return { occurrences: at === undefined ? [] : [created] };
	},
};
