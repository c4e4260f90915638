import { FieldError, isEmpty, isObject } from '../../helpers/values';
import type { RequestParts } from '../../transport/types';
import { labelOf } from './fields';

/** An ID or a name. An expression may give it as a number. */
const isText = (entry: unknown) =>
	typeof entry === 'number' || (typeof entry === 'string' && !isEmpty(entry));

/** The lists of a job. Additional JSON may hold anything in their place. */
const LISTS = [
	{
		name: 'appointments',
		isEntry: isObject,
		entries: 'objects',
		example: '[{ "id": "appt_0123" }]',
	},
	{ name: 'assigned_employee_ids', isEntry: isText, entries: 'texts', example: '["pro_0123"]' },
	{ name: 'line_items', isEntry: isObject, entries: 'objects', example: '[{ "name": "Labor" }]' },
	{ name: 'tags', isEntry: isText, entries: 'texts', example: '["VIP"]' },
];

/**
 * Hands on what changes a job.
 * @throws FieldError for a list that is none: taken for one without entries, it would empty the job's own
 */
export function assertLists(parts: RequestParts): RequestParts {
	const { body = {} } = parts;
	for (const { name, isEntry, entries, example } of LISTS) {
		const value: unknown = body[name];
		if (!(name in body) || (Array.isArray(value) && value.every(isEntry))) continue;
		throw new FieldError(
			labelOf(name),
			`must be a list of ${entries}`,
			`Nothing was changed. In "Additional JSON", for example: { "${name}": ${example} }`,
		);
	}
	return parts;
}
