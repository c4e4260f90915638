import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';

import { trimmed } from '../../helpers/text';
import { FieldError, isObject, quoted } from '../../helpers/values';
import { identifierOf } from './record';

/**
 * A trimmed text. An expression gives a ZIP or the number of an invoice as a number, where a table has it so. An empty
 * text stays, as it clears a field; blanks and false say nothing.
 * @throws FieldError for what is no text, such as an object, of which "[object Object]" is left
 */
export function toText(field: INodeProperties, value: unknown): unknown {
	if (field.name.endsWith('Json') && typeof value === 'object') return value;
	if (value === '') return value;
	if (value === false) return undefined;
	if (Array.isArray(value)) {
		throw new FieldError(
			field.displayName,
			'must be one text, not a list',
			'Let the expression name the entry that is meant, or join them: {{ $json.notes.join(", ") }}.',
		);
	}
	return toScalarText(field, value) || undefined;
}

/** One value as a trimmed text. @throws FieldError */
export function toScalarText(field: INodeProperties, value: unknown): string {
	if (typeof value === 'string') return trimmed(value);
	if (typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value))) {
		return String(value);
	}
	// a date is an object, too, but has a text
	if (value instanceof Date || DateTime.isDateTime(value)) return String(value.toJSON());
	if (!isObject(value)) {
		throw new FieldError(
			field.displayName,
			`must be a text, not ${quoted(value)}`,
			'Check the expression that fills it.',
		);
	}
	const identifier = identifierOf(field.name, value);
	if (identifier !== undefined) return toScalarText(field, identifier);
	throw new FieldError(
		field.displayName,
		'must not be an object',
		'Let the expression name the part of it that is meant, such as {{ $json.id }}.',
	);
}
