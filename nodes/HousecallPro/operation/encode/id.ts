import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { EmptyFieldError, FieldError, isEmpty, isObject } from '../../helpers/values';
import { toScalarText } from './text';

/** A chosen record as the editor stores it: `{ __rl, mode, value }`. */
const isLocator = (value: unknown): value is IDataObject =>
	isObject(value) && 'mode' in value && 'value' in value;

/** The ID in a resource locator, also of a whole record. @throws FieldError when empty: sent as such, it would mean "any" */
export function toId(field: INodeProperties, value: unknown): string {
	const given = isLocator(value) ? value.value : value;
	const [id, ...others] = Array.isArray(given) ? given : [given];
	if (isEmpty(id) || id === false) throw new EmptyFieldError(field);
	if (others.length === 0) return toScalarText(field, id);
	throw new FieldError(
		field.displayName,
		'must be one ID, not a list',
		'Split the list into items first, with the node "Split Out".',
	);
}
