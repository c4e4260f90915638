import { DateTime } from 'luxon';
import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import {
	EmptyFieldError,
	FieldError,
	isEmpty,
	isNothing,
	isObject,
	parseJson,
	parseNumber,
} from '../helpers/values';
import { isAmountText } from './money';

/**
 * What a field's value becomes on the wire; `undefined` when there is nothing to send.
 * `zone` is the workflow's time zone, for dates that name none.
 * @throws FieldError
 */
export function toWire(field: INodeProperties, value: unknown, zone: string): unknown {
	if (isNothing(value)) return undefined;
	switch (field.type) {
		case 'dateTime':
			return value === '' ? undefined : toWireDate(field, value, zone);
		case 'number':
			return isAmountText(field, value) ? value : toNumber(field, value);
		case 'json':
			return toObject(field, value);
		case 'multiOptions':
			return toList(field, value);
		case 'fixedCollection':
			return toGroup(field, value, zone);
		case 'collection':
			return isObject(value) ? filled(toWireObject(childrenOf(field), value, zone)) : undefined;
		case 'resourceLocator':
			return toId(field, value);
		case 'string':
			return field.typeOptions?.multipleValues ? toList(field, value) : toText(field, value);
		default:
			return withoutObject(field, value);
	}
}

/**
 * The values of a group, by the names of its fields. n8n fills what the user left alone with its default, so an
 * empty text counts as unset here. Keys that no field has are left out.
 * @throws EmptyFieldError for a number that an expression does not find: without its price, a line item would be free
 */
function toWireObject(fields: INodeProperties[], values: IDataObject, zone: string): IDataObject {
	const object: IDataObject = {};
	for (const field of fields) {
		const given = values[field.name];
		const value = toWire(field, given, zone);
		const isLost = field.type === 'number' && field.name in values && isNothing(given);
		// an entry that is told by its ID keeps what is not given
		const isRequired = field.required && isEmpty(values.id);
		if (isLost || (isRequired && isEmpty(value))) throw new EmptyFieldError(field);
		if (value !== undefined && value !== '') object[field.name] = value as IDataObject[string];
	}
	return object;
}

const filled = (object: IDataObject) => (Object.keys(object).length > 0 ? object : undefined);

/** The fields inside a collection, or inside all groups of a fixed collection. */
export function childrenOf(field: INodeProperties): INodeProperties[] {
	return (field.options ?? []).flatMap((option) =>
		'values' in option ? option.values : 'type' in option ? [option] : [],
	);
}

/** `YYYY-MM-DDTHH:MM:SSZ`, in UTC and without milliseconds, which the service refuses; or `YYYY-MM-DD`. */
function toWireDate(field: INodeProperties, value: unknown, zone: string): string {
	// an empty text is left out; blanks were meant to be a date
	if (isEmpty(value)) throw new EmptyFieldError(field);
	const date = parseDate(value, zone);
	if (!date.isValid) {
		throw new FieldError(
			field.displayName,
			`is not a date: ${String(value)}`,
			'Use the date picker, a date of n8n such as {{ $now }}, or ISO 8601, e.g. 2026-04-01T09:00:00.',
		);
	}
	if (field.typeOptions?.dateOnly) return date.toFormat('yyyy-MM-dd');
	return date.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/** A calendar, week or ordinal date, with or without a time. */
const WITH_DAY = /^(\d{4}-(\d{2}-\d{2}|\d{3}|W\d{2}-\d)|(19|20|21)\d{2}(\d{4}|W\d{3}))(?=$|[Tt\s])/;

function parseDate(value: unknown, zone: string): DateTime {
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	// a DateTime of n8n's expressions is another copy of luxon's class, so instanceof would not know it
	if (DateTime.isDateTime(value)) return DateTime.fromISO(value.toISO() ?? '', { setZone: true });
	const text = String(value).trim();
	// luxon fills what a text leaves out: a mere "12" would be noon today
	if (!WITH_DAY.test(text)) return DateTime.invalid('no day');
	const iso = DateTime.fromISO(text, { zone, setZone: false });
	return iso.isValid ? iso : DateTime.fromSQL(text, { zone });
}

function toNumber(field: INodeProperties, value: unknown): number {
	const number = parseNumber(value);
	if (number === undefined) {
		const shown = typeof value === 'string' ? value : JSON.stringify(value);
		throw new FieldError(field.displayName, `must be a number, not "${shown}"`);
	}
	return number;
}

function toObject(field: INodeProperties, value: unknown): IDataObject {
	const parsed = typeof value === 'string' ? parseJson(value) : value;
	if (!isObject(parsed)) {
		throw new FieldError(
			field.displayName,
			'must be a JSON object',
			'For example: { "name": "value" }',
		);
	}
	return parsed;
}

/** An expression gives a ZIP or a number of an invoice as a number, where a table has it so. */
function toText(field: INodeProperties, value: unknown): unknown {
	if (typeof value === 'number') return String(value);
	const holdsJson = field.name.endsWith('Json');
	if (!Array.isArray(value) || holdsJson) return withoutObject(field, value);
	throw new FieldError(
		field.displayName,
		'must be one text, not a list',
		'Let the expression name the entry that is meant, or join them: {{ $json.notes.join(", ") }}.',
	);
}

/** A date is an object, too, but has a text. @throws FieldError for an object, of which "[object Object]" is left */
function withoutObject(field: INodeProperties, value: unknown): unknown {
	if (value instanceof Date || DateTime.isDateTime(value)) return value.toJSON();
	if (!isObject(value)) return value;
	throw new FieldError(
		field.displayName,
		'must not be an object',
		'Let the expression name the part of it that is meant, such as {{ $json.id }}.',
	);
}

/** @throws FieldError when empty: sent as such, it would mean "any" in a filter. */
function toId(field: INodeProperties, value: unknown): string {
	const given = isObject(value) ? (value.value ?? '') : value;
	const [id, ...others] = Array.isArray(given) ? given : [given];
	if (isEmpty(id)) throw new EmptyFieldError(field);
	if (others.length === 0) return String(withoutObject(field, id)).trim();
	throw new FieldError(
		field.displayName,
		'must be one ID, not a list',
		'Split the list into items first, with the node "Split Out".',
	);
}

/**
 * A list of texts, also from one text with commas (as an expression or an AI agent gives it); undefined for an empty
 * text. Only an empty list is one: it empties that of the service.
 * @throws FieldError where nothing is left of what is given
 */
function toList(field: INodeProperties, value: unknown): unknown[] | undefined {
	if (value === '') return undefined;
	const list: unknown[] = Array.isArray(value)
		? value
		: String(withoutObject(field, value)).split(',');
	const found = list.filter((entry) => !isEmpty(entry));
	if (list.length > 0 && found.length === 0) throw new EmptyFieldError(field);
	if (found.some((entry) => typeof entry === 'object')) {
		throw new FieldError(
			field.displayName,
			'must be a list of texts',
			'For example: {{ $json.employees.map((employee) => employee.id) }}',
		);
	}
	return found.map((entry) => (typeof entry === 'string' ? entry.trim() : entry));
}

/** A fixed collection: its one group as an object, or as a list of objects where it may be repeated. */
function toGroup(field: INodeProperties, value: unknown, zone: string): unknown {
	const group = (field.options ?? [])[0] as INodePropertyCollection | undefined;
	if (!group || !isObject(value)) return undefined;
	const content = value[group.name];
	if (!field.typeOptions?.multipleValues) {
		return isObject(content) ? toWireObject(group.values, content, zone) : undefined;
	}
	// a group that was added without an entry says nothing; it must not empty a list of the service
	if (!Array.isArray(content)) return undefined;
	return content.filter(isObject).map((entry) => toWireObject(group.values, entry, zone));
}
