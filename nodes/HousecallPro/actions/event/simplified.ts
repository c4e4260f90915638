import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../transport/answer';
import { addressLine, personName } from '../common/texts';
import type { Simplify } from '../simplified';

const objectOf = (value: unknown): IDataObject => (isObject(value) ? value : {});

export const simpleEvent: Simplify = (event) => {
	const { id, name, note, all_day, recurrence_rule, tags } = event;
	const { start_time, end_time } = objectOf(event.schedule);
	const people = Array.isArray(event.assigned_employees) ? event.assigned_employees : [];
	return {
		id,
		name,
		note,
		start_time,
		end_time,
		all_day,
		address: addressLine(event.address),
		assigned_employees: people.map(personName),
		recurrence_rule,
		tags,
	};
};
