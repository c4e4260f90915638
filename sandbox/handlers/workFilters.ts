import type { Call } from '../http/call';
import { listed, sorted, within } from '../http/paging';
import type { Collection } from '../state/collection';
import type { Work } from '../state/model';
import { filterWord } from '../state/workStatus';

/** The page's jobs or estimates before they are cut, by the filters both lists share. */
export function filtered<T extends Work>(call: Call, records: Collection<T>): readonly T[] {
	const filters = filtersOf(call);
	const list = sorted(call, records);
	return filters.length ? list.filter((work) => filters.every((filter) => filter(work))) : list;
}

function filtersOf(call: Call): ((work: Work) => boolean)[] {
	const filters: ((work: Work) => boolean)[] = [];
	const customerId = call.query.customer_id;
	if (customerId) filters.push((work) => work.customer_id === customerId);
	const employees = listed(call, 'employee_ids');
	if (employees) filters.push((work) => work.assigned_employee_ids.some((id) => employees.has(id)));
	const statuses = listed(call, 'work_status');
	if (statuses) filters.push((work) => statuses.has(filterWord(work.work_status)));
	for (const field of ['scheduled_start', 'scheduled_end'] as const) {
		const inRange = within(call, field);
		if (inRange) filters.push((work) => inRange(work.schedule[field]));
	}
	return filters;
}
