import { addressLine, namesOf, propertyOf } from '../../helpers/display';
import type { Simplify } from '../../operation/operation';

export const simpleEvent: Simplify = (event) => ({
	id: event.id,
	name: event.name,
	note: event.note,
	start_time: propertyOf(event.schedule, 'start_time'),
	end_time: propertyOf(event.schedule, 'end_time'),
	time_zone: propertyOf(event.schedule, 'time_zone'),
	all_day: event.all_day,
	address: addressLine(event.address),
	assigned_employees: namesOf(event.assigned_employees),
	recurrence_rule: event.recurrence_rule,
	tags: event.tags,
});
