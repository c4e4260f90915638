import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { FieldError } from '../../helpers/values';

const isDate = (value: unknown): value is string =>
	typeof value === 'string' && /^\d{4}-\d\d-/.test(value);

/** Whether a span ends before it begins. An amount in a text, such as "$5", is not read yet. */
function isReversed(from: unknown, until: unknown): boolean {
	if (typeof from === 'number' && typeof until === 'number') return from > until;
	return isDate(from) && isDate(until) && from > until;
}

/** @throws FieldError for filters that nothing can be within, as the service would answer that there is nothing */
export function refuseReversed(fields: INodeProperties[], values: IDataObject): void {
	for (const field of fields.filter(({ name }) => name.endsWith('_max'))) {
		const start = fields.find(({ name }) => name === field.name.replace(/_max$/, '_min'));
		if (!start || !isReversed(values[start.name], values[field.name])) continue;
		throw new FieldError(
			field.displayName,
			`is before "${start.displayName}"`,
			'Nothing can be in such a span: exchange them, or check the expressions that fill them.',
		);
	}
}
