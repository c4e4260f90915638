import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { toBoolean } from '../../helpers/booleans';
import {
	EmptyFieldError,
	FieldError,
	isEmpty,
	isNil,
	isObject,
	parseJson,
} from '../../helpers/values';
import { toChoice } from './choice';
import { toWireDate } from './date';
import { toFile } from './file';
import { isUnchosen, toId, toIdList } from './id';
import { toList } from './list';
import { toNumber } from './number';
import { toText } from './text';
import { isAmountText } from '../../helpers/money';

/** The field that names a file of the input item; see `upload.ts`. */
export const FILE_FIELD = 'binaryPropertyName';

/**
 * What a field's value becomes on the wire; `undefined` when there is nothing to send. What expressions, sheets, forms
 * and models give is understood where it can mean one thing only; nothing else is dropped or changed without a word.
 * `zone` is the workflow's time zone, for dates that name none.
 * @throws FieldError
 */
export function toWire(field: INodeProperties, value: unknown, zone: string): unknown {
	if (isNil(value)) return undefined;
	switch (field.type) {
		case 'boolean':
			return value === '' ? undefined : toBoolean(field.displayName, value);
		case 'dateTime':
			return toWireDate(field, value, zone);
		case 'number':
			return isAmountText(field, value) ? value : toNumber(field, value);
		case 'json':
			return toJson(field, value);
		case 'options':
			return toChoice(field, value);
		case 'multiOptions':
			return toList(field, value);
		case 'fixedCollection':
			return field.typeOptions?.isIdList ? toIdList(field, value) : toGroup(field, value, zone);
		case 'collection':
			return isEmpty(value) || value === false
				? undefined
				: filled(toWireObject(field, childrenOf(field), toObject(field, value), zone));
		case 'resourceLocator':
			return toId(field, value);
		default:
			if (field.name === FILE_FIELD) return toFile(field, value);
			return field.typeOptions?.multipleValues ? toList(field, value) : toText(field, value);
	}
}

/**
 * The values of a group, by the names of its fields. n8n fills what the user left alone with its default, so an
 * empty text counts as unset here.
 * @throws FieldError for what no field is there for; for a number that an expression does not find: without its
 * price, a line item would be free
 */
function toWireObject(
	group: INodeProperties,
	fields: INodeProperties[],
	values: IDataObject,
	zone: string,
): IDataObject {
	refuseUnknown(group, fields, values);
	const object: IDataObject = {};
	for (const field of fields) {
		const given = values[field.name];
		if (!field.required && isUnchosen(field, given)) continue;
		const value = toWire(field, given, zone);
		const isLost = field.type === 'number' && field.name in values && isNil(given);
		// an entry that is told by its ID keeps what is not given
		const isRequired = field.required && !tellsRecord(fields, values);
		if (isLost || (isRequired && isEmpty(value))) throw new EmptyFieldError(field);
		if (value !== undefined && value !== '') object[field.name] = value as IDataObject[string];
	}
	return object;
}

/** An entry whose ID is chosen is one that exists. */
const tellsRecord = (fields: INodeProperties[], values: IDataObject) =>
	fields.some((field) => /^(id|uuid)$/.test(field.name) && hasId(field, values[field.name]));

const hasId = (field: INodeProperties, value: unknown) =>
	!isEmpty(value) && !isUnchosen(field, value);

const filled = (object: IDataObject) => (Object.keys(object).length > 0 ? object : undefined);

/** @throws FieldError that names what is not sent, as there is no field for it */
export function refuseUnknown(
	group: INodeProperties,
	fields: INodeProperties[],
	values: IDataObject,
): void {
	const known = fields.map(({ name }) => name);
	const unknown = Object.keys(values).filter((name) => !known.includes(name));
	if (unknown.length === 0) return;
	throw new FieldError(
		group.displayName,
		`has no field ${unknown.join(', ')}`,
		`It takes ${known.join(', ')}.`,
	);
}

/** The fields inside a collection, or inside all groups of a fixed collection. */
export function childrenOf(field: INodeProperties): INodeProperties[] {
	return (field.options ?? []).flatMap((option) =>
		'values' in option ? option.values : 'type' in option ? [option] : [],
	);
}

/** What JavaScript would take for something else than a name, and lose on the way. */
const UNSENDABLE = '__proto__';

const holdsUnsendable = (value: unknown): boolean => {
	if (Array.isArray(value)) return value.some(holdsUnsendable);
	if (!isObject(value) || typeof value.toJSON === 'function') return false;
	return Object.entries(value).some(([name, part]) => name === UNSENDABLE || holdsUnsendable(part));
};

function toJson(field: INodeProperties, value: unknown): IDataObject {
	const json = toObject(field, value);
	if (!holdsUnsendable(json)) return json;
	throw new FieldError(
		field.displayName,
		`has "${UNSENDABLE}", which cannot be sent`,
		'Take it out, or give it another name.',
	);
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

/** A fixed collection: its one group as an object, or as a list of objects where it may be repeated. */
function toGroup(field: INodeProperties, value: unknown, zone: string): unknown {
	const group = (field.options ?? [])[0] as INodePropertyCollection | undefined;
	if (!group || isEmpty(value) || value === false) return undefined;
	const content = contentOf(field, group, value);
	if (isNil(content)) return undefined;
	if (!field.typeOptions?.multipleValues) {
		return toWireObject(field, group.values, toObject(field, content), zone);
	}
	if (!Array.isArray(content)) throw notAList(field);
	const entries = content.filter((entry) => !isNil(entry) && entry !== false);
	// a group that was added without an entry says nothing; it must not empty a list of the service
	if (entries.length === 0) return undefined;
	return entries.map((entry) => toEntry(field, group, entry, zone));
}

/** What is below the group's name; an expression may give that alone, also as JSON. */
function contentOf(field: INodeProperties, group: INodePropertyCollection, value: unknown) {
	const given = typeof value === 'string' ? parseJson(value) : value;
	if (Array.isArray(given)) return given;
	if (!isObject(given)) throw notAList(field);
	const content = given[group.name];
	const isBare = Object.keys(given).length > 0 && !(group.name in given);
	return isBare ? given : content;
}

const notAList = ({ displayName }: INodeProperties) =>
	new FieldError(displayName, 'must be a list of objects', 'Add the entries one by one.');

/** @throws FieldError for one without content: n8n makes such entries of each character of an expression */
function toEntry(
	field: INodeProperties,
	group: INodePropertyCollection,
	entry: unknown,
	zone: string,
): IDataObject {
	if (!isObject(entry)) throw notAList(field);
	const values = toWireObject(field, group.values, entry, zone);
	if (Object.values(values).some((value) => !isEmpty(value))) return values;
	throw new FieldError(
		field.displayName,
		'has an entry in which nothing is filled in',
		'Fill in a field of every entry, or remove it. n8n takes no expression for a whole list here: use Additional JSON for one.',
	);
}
