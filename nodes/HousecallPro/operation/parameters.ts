import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	NodeParameterValue,
} from 'n8n-workflow';

import { toBoolean } from '../helpers/booleans';
import { merged } from '../helpers/merged';
import { EmptyFieldError, FieldError, isEmpty, isObject } from '../helpers/values';
import { isDotSegment } from '../transport/url';
import type { RequestParts } from '../transport/types';
import { childrenOf, refuseUnknown, toWire } from './encode';
import { withWireTimes } from './encode/jsonTimes';
import { refuseEmptySpans } from './encode/spans';
import { fieldsToChange, namedFields } from './fieldsToChange';
import type { Operation } from './operation';
import { options } from './options';

/** Collections that only gather optional fields on the screen; on the wire their fields stand for themselves. */
const COLLECTION_FIELDS = new Set([
	'additionalFields',
	'updateFields',
	'filters',
	'options',
	'sort',
]);

/** Whether the fields of a group stand for themselves on the wire. */
export const isGathering = ({ name }: INodeProperties) => COLLECTION_FIELDS.has(name);

/** Fields that steer the node and are not sent: those of `options.ts`, of the lists and of updates. */
const CONTROL_FIELDS = new Set([
	fieldsToChange.name,
	'itemsAtOnce',
	'limit',
	'moneyIn',
	'outputFields',
	'returnAll',
	'simplify',
	'timeout',
	'timesIn',
]);

const ADDITIONAL_JSON = 'additionalJson';

/** Display names by the names on the wire, for errors of the service that name a field. */
export function labelsOf(fields: INodeProperties[]): Map<string, string> {
	const labels = new Map<string, string>();
	for (const field of fields) {
		if (!COLLECTION_FIELDS.has(field.name)) labels.set(field.name, field.displayName);
		for (const [name, label] of labelsOf(childrenOf(field))) labels.set(name, label);
	}
	return labels;
}

/**
 * What an operation's fields say for one input item, sorted into path, query, body and the operation's settings.
 * @throws FieldError for a value that is missing or cannot be sent
 */
export function readRequestParts(
	context: IExecuteFunctions,
	{ fields, route, settings: names = [] }: Operation,
	itemIndex: number,
): RequestParts & { settings: IDataObject } {
	const values = readValues(context, fields, itemIndex);
	const settings = take(values, names);
	const path: Record<string, string> = {};
	for (const [name, value] of Object.entries(take(values, placeholders(route)))) {
		path[name] = toSegment(fields, name, value);
	}
	const inQuery = /^(GET|DELETE) /.test(route);
	if (inQuery) return { settings, path, query: values };

	const { [ADDITIONAL_JSON]: more, ...body } = values;
	if (!isObject(more)) return { settings, path, body };
	const label = labelsOf(fields).get(ADDITIONAL_JSON) ?? ADDITIONAL_JSON;
	const json = withWireTimes(more, context.getTimezone(), label);
	return { settings, path, body: merged(body, json) };
}

/** Moves the named values, where they are set, to an object of their own. */
function take(values: IDataObject, names: string[]): IDataObject {
	const taken: IDataObject = {};
	for (const name of names.filter((candidate) => candidate in values)) {
		taken[name] = values[name];
		delete values[name];
	}
	return taken;
}

/** @throws FieldError for what would lead to another path */
function toSegment(fields: INodeProperties[], name: string, value: unknown): string {
	const segment = String(value);
	if (!isDotSegment(segment)) return segment;
	const label = labelsOf(fields).get(name) ?? name;
	throw new FieldError(label, `is no ID: ${segment}`, 'Check the expression that fills it.');
}

const placeholders = (route: string) => [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

function readValues(
	context: IExecuteFunctions,
	fields: INodeProperties[],
	itemIndex: number,
): IDataObject {
	const values: IDataObject = {};
	for (const field of fields) {
		if (CONTROL_FIELDS.has(field.name) || !isShown(context, fields, field, itemIndex)) continue;
		if (COLLECTION_FIELDS.has(field.name)) {
			Object.assign(values, readCollection(context, fields, field, itemIndex));
			continue;
		}
		const given = readGiven(context, field, field.name, itemIndex);
		const value = encode(context, field, given);
		const isNeeded = field.required || isDecision(field) || isLost(context, field, itemIndex);
		if (isNeeded && isEmpty(value)) throw new EmptyFieldError(field);
		if (!isEmpty(value)) values[field.name] = value as IDataObject[string];
	}
	return values;
}

/** A choice that decides which fields are shown: without one, none of them would be sent. */
const isDecision = ({ type, default: initial, typeOptions }: INodeProperties) =>
	type === 'options' && initial !== '' && !typeOptions?.loadOptionsMethod;

/** Whether an expression stands for a number, which was meant to be found. A model gives none for "none". */
function isLost(context: IExecuteFunctions, { name, type }: INodeProperties, itemIndex: number) {
	const raw = type === 'number' ? rawJson(context, name, itemIndex) : '';
	return isExpression(raw) && !isFilledByAi(context, raw);
}

/** Whether an operation's field is on the screen: n8n keeps what was filled into one that no longer is. */
function isShown(
	context: IExecuteFunctions,
	fields: INodeProperties[],
	{ displayOptions }: INodeProperties,
	itemIndex: number,
): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, values]) => {
		const deciding = fields.find((field) => field.name === name);
		const value = deciding
			? readValue(context, deciding, name, itemIndex)
			: context.getNodeParameter(name, itemIndex);
		return values?.includes(value as NodeParameterValue);
	});
}

/** n8n gives the tool that it makes of a node the node's name with this ending. */
export const isTool = (context: IExecuteFunctions) => context.getNode().type.endsWith('Tool');

/** What stands in a field before it is evaluated, as JSON. */
const rawJson = (context: IExecuteFunctions, path: string, itemIndex: number) =>
	JSON.stringify(context.getNodeParameter(path, itemIndex, '', { rawExpressions: true })) ?? '';

const isExpression = (raw: string) => raw.startsWith('"=');

const isFilledByAi = (context: IExecuteFunctions, raw: string) =>
	isTool(context) && raw.toLowerCase().includes('$fromai');

/** An empty list of a model means no more than an empty text. */
const isBlank = (given: unknown) =>
	typeof given === 'string' && ['', '[]'].includes(given.replace(/\s/g, ''));

/**
 * Fields that are never left out because of an empty text: a line item without its price would be free, and a choice in
 * Options would be the usual one.
 */
const mustBeFound = (gathering: INodeProperties, { type }: INodeProperties) =>
	['resourceLocator', 'number'].includes(type) ||
	(gathering.name === 'options' && type === 'options');

/**
 * Here an empty text was put in on purpose, to clear a field, and is kept: where the user typed it, or named the field
 * in "Fields to Change". A sheet or an AI gives an empty text for what it does not want to set.
 */
function readCollection(
	context: IExecuteFunctions,
	fields: INodeProperties[],
	gathering: INodeProperties,
	itemIndex: number,
): IDataObject {
	const isFixed = gathering.type === 'fixedCollection';
	const group = isFixed ? `${gathering.name}.${gathering.options?.[0].name}` : gathering.name;
	const set: unknown = context.getNodeParameter(group, itemIndex, {});
	const values: IDataObject = {};
	if (!isObject(set)) return values;
	const children = childrenOf(gathering);
	refuseUnknown(gathering, children, set);
	const named = namedFields(children, set, fields);
	for (const field of children) {
		if (!(field.name in set) || CONTROL_FIELDS.has(field.name)) continue;
		if (named && !named.has(field.name)) continue;
		const path = `${group}.${field.name}`;
		// evaluated with the group, but for what a locator holds
		const isLocator = field.type === 'resourceLocator';
		const read = isLocator ? readGiven(context, field, path, itemIndex) : set[field.name];
		const given =
			field.type === 'collection' ? withoutBlanksOfAi(context, read, path, itemIndex) : read;
		if (!named && isLeftUnset(context, gathering, { field, path, given, itemIndex })) continue;
		const value = named && isBlank(given) ? cleared(field) : encode(context, field, given);
		if (gathering.name === 'filters') assertFilterValue(field, given, value);
		const isLost = mustBeFound(gathering, field) && isEmpty(value);
		if (isLost || (named && value === undefined)) throw new EmptyFieldError(field);
		if (value !== undefined) values[field.name] = value as IDataObject[string];
	}
	if (gathering.name === 'filters') refuseEmptySpans(children, values);
	return values;
}

/** The fields of a group, without those that an AI left empty. */
function withoutBlanksOfAi(
	context: IExecuteFunctions,
	group: unknown,
	path: string,
	itemIndex: number,
): unknown {
	if (!isObject(group)) return group;
	const isFilled = ([name, value]: [string, unknown]) =>
		!isBlank(value) || !isFilledByAi(context, rawJson(context, `${path}.${name}`, itemIndex));
	return Object.fromEntries(Object.entries(group).filter(isFilled));
}

interface Given {
	field: INodeProperties;
	path: string;
	given: unknown;
	itemIndex: number;
}

/** Whether an expression gave an empty text, which leaves a field as it is. In a filter, an AI may leave one open. */
function isLeftUnset(
	context: IExecuteFunctions,
	gathering: INodeProperties,
	{ field, path, given, itemIndex }: Given,
): boolean {
	if (!isBlank(given)) return false;
	const raw = rawJson(context, path, itemIndex);
	if (isFilledByAi(context, raw)) return true;
	const mayBeLeftOut = gathering.name !== 'filters' && !mustBeFound(gathering, field);
	return given === '' && mayBeLeftOut && isExpression(raw);
}

/** What empties a field of the service; undefined for a field that cannot be emptied. */
function cleared({ type, typeOptions }: INodeProperties): unknown {
	if (type === 'multiOptions' || typeOptions?.multipleValues) return [];
	return ['string', 'options'].includes(type) ? '' : undefined;
}

/** An expression that finds nothing must not leave a filter out: that would mean "any". */
function assertFilterValue(field: INodeProperties, given: unknown, value: unknown): void {
	// an empty text may leave a date open on purpose, as in the first run of a sync
	const mayBeEmpty = field.type === 'dateTime' && given === '';
	if (isEmpty(value) && !mayBeEmpty) throw new EmptyFieldError(field);
	const takesList = field.type === 'multiOptions' || field.typeOptions?.multipleValues;
	if (Array.isArray(given) && !takesList) {
		throw new FieldError(
			field.displayName,
			'must be one value, not a list',
			'Check the expression that fills it.',
		);
	}
}

const readValue = (
	context: IExecuteFunctions,
	field: INodeProperties,
	path: string,
	itemIndex: number,
) => encode(context, field, readGiven(context, field, path, itemIndex));

const encode = (context: IExecuteFunctions, field: INodeProperties, given: unknown) =>
	toWire(field, given, context.getTimezone());

/** One of the options that every operation has; undefined where it is not set. @throws FieldError */
export function readOption(context: IExecuteFunctions, name: string, itemIndex: number): unknown {
	const field = childrenOf(options()).find((option) => option.name === name);
	return field && readValue(context, field, `options.${name}`, itemIndex);
}

/** A switch beside the fields; `unset` where the operation does not have it. @throws FieldError */
export function readSwitch(
	context: IExecuteFunctions,
	label: string,
	path: string,
	{ itemIndex, unset }: { itemIndex: number; unset: boolean },
): boolean {
	const given: unknown = context.getNodeParameter(path, itemIndex, unset);
	return isEmpty(given) ? false : toBoolean(label, given);
}

function readGiven(
	context: IExecuteFunctions,
	field: INodeProperties,
	path: string,
	itemIndex: number,
): unknown {
	const extractValue = field.type === 'resourceLocator';
	return context.getNodeParameter(path, itemIndex, null, { extractValue });
}
