import type { IBinaryData, INodeProperties } from 'n8n-workflow';

import { FieldError, isObject } from '../../helpers/values';
import { toText } from './text';

/** A file itself, as an expression gives it, in place of the name of one. */
export const isFile = (value: unknown): value is IBinaryData =>
	isObject(value) && 'mimeType' in value && ('data' in value || 'id' in value);

/** The name of an input binary field, or the file in it. @throws FieldError */
export function toFile(field: INodeProperties, value: unknown): unknown {
	if (isFile(value)) return value;
	if (!isObject(value)) return toText(field, value);
	throw new FieldError(
		field.displayName,
		'must name one file, not all of them',
		'Give the name of the field, e.g. data, or one file: {{ $binary.data }}.',
	);
}
