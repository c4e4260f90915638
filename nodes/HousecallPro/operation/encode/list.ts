import type { INodeProperties } from 'n8n-workflow';

import { splitList } from '../../helpers/lists';
import { EmptyFieldError, FieldError, isEmpty, isObject } from '../../helpers/values';
import { toListedChoice } from './choice';
import { identifierOf } from './record';

/** What begins and ends as a list of quoted texts. */
const BROKEN_LIST = /^\s*\[.*["'].*\]\s*$/s;

/**
 * A list of texts; of records it takes the IDs or names. Undefined for an empty text or false. Only an empty list is
 * one: it empties that of the service.
 * @throws FieldError where nothing is left of what is given, and for entries that are no texts
 */
export function toList(field: INodeProperties, value: unknown): unknown[] | undefined {
	if (value === '' || value === false) return undefined;
	if (isObject(value) && identifierOf(field.name, value) === undefined) {
		throw new FieldError(
			field.displayName,
			'must not be an object',
			'Let the expression name the part of it that is meant, such as {{ $json.id }}.',
		);
	}
	const listed = splitList(value);
	refuseBroken(field, value, listed);
	// where texts are added one by one, an expression in one of them may give several
	const all = field.type === 'string' ? listed.flatMap(splitList) : listed;
	// of `[$json.vip && 'VIP']` nothing is left on purpose
	const entries = all.filter((entry) => entry !== false);
	if (entries.length === 0 && all.length > 0) return undefined;
	const found = entries.filter((entry) => !isEmpty(entry));
	if (entries.length > 0 && found.length === 0) throw new EmptyFieldError(field);
	return found.map((entry) => toEntry(field, entry));
}

/** A list with single quotes would be split at its commas, brackets and all. */
function refuseBroken(field: INodeProperties, value: unknown, entries: unknown[]): void {
	const isBroken = typeof value === 'string' && BROKEN_LIST.test(value);
	if (!isBroken || entries.join(',') !== value.trim()) return;
	throw new FieldError(
		field.displayName,
		'looks like a JSON list, but is none',
		'Write it with double quotes, e.g. ["first", "second"], or with commas only.',
	);
}

function toEntry(field: INodeProperties, entry: unknown): unknown {
	const isRecord = isObject(entry) && identifierOf(field.name, entry) !== undefined;
	if (typeof entry === 'object' && !isRecord) {
		throw new FieldError(
			field.displayName,
			'must be a list of texts',
			'For example: {{ $json.employees.map((employee) => employee.id) }}',
		);
	}
	return toListedChoice(field, entry);
}
