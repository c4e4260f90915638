import type { IDataObject } from 'n8n-workflow';

import { addressLine, personName } from '../../helpers/display';
import { isObject } from '../../helpers/values';
import type { Simplify } from '../../operation/operation';

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
