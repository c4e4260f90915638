import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	NodeParameterValue,
} from 'n8n-workflow';

import { EmptyFieldError, FieldError, isEmpty, isNothing, isObject } from '../helpers/values';
import { isPathStep } from '../transport/url';
import type { RequestParts } from '../transport/types';
import { childrenOf, toWire } from './encode';
import type { Operation } from './operation';

/** Collections that only gather optional fields on the screen; on the wire their fields stand for themselves. */
const GATHERING = new Set(['additionalFields', 'updateFields', 'filters', 'options', 'sort']);

/** Fields of every operation that steer the node and are not sent: those of `options.ts` and of the lists. */
const STEERING = new Set([
	'fullRecords',
	'itemsAtOnce',
	'limit',
	'moneyIn',
	'returnAll',
	'simplify',
	'timeout',
]);

const ADDITIONAL_JSON = 'additionalJson';

/** Display names by the names on the wire, for errors of the service that name a field. */
export function labelsOf(fields: INodeProperties[]): Map<string, string> {
	const labels = new Map<string, string>();
	for (const field of fields) {
		if (!GATHERING.has(field.name)) labels.set(field.name, field.displayName);
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
	return { settings, path, body: isObject(more) ? { ...body, ...more } : body };
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
	if (!isPathStep(segment)) return segment;
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
		if (STEERING.has(field.name) || !isShown(context, field, itemIndex)) continue;
		if (GATHERING.has(field.name)) {
			Object.assign(values, readGathered(context, field, itemIndex));
			continue;
		}
		const value = readValue(context, field, field.name, itemIndex);
		if (field.required && isEmpty(value)) throw new EmptyFieldError(field);
		if (!isEmpty(value)) values[field.name] = value as IDataObject[string];
	}
	return values;
}

/** Whether an operation's field is on the screen: n8n keeps what was filled into one that no longer is. */
function isShown(context: IExecuteFunctions, field: INodeProperties, itemIndex: number): boolean {
	return Object.entries(field.displayOptions?.show ?? {}).every(([name, values]) =>
		values?.includes(context.getNodeParameter(name, itemIndex) as NodeParameterValue),
	);
}

/** n8n gives the tool that it makes of a node the node's name with this ending. */
export const isTool = (context: IExecuteFunctions) => context.getNode().type.endsWith('Tool');

/** An AI gives an empty text for what it does not want to set. */
function isFilledByAi(context: IExecuteFunctions, path: string, itemIndex: number): boolean {
	if (!isTool(context)) return false;
	const raw: unknown = context.getNodeParameter(path, itemIndex, '', { rawExpressions: true });
	return String(JSON.stringify(raw)).toLowerCase().includes('$fromai');
}

/** Here an empty value was put in on purpose, to clear a field, and is kept. */
function readGathered(
	context: IExecuteFunctions,
	gathering: INodeProperties,
	itemIndex: number,
): IDataObject {
	const isFixed = gathering.type === 'fixedCollection';
	const group = isFixed ? `${gathering.name}.${gathering.options?.[0].name}` : gathering.name;
	const set = context.getNodeParameter(group, itemIndex, {});
	const values: IDataObject = {};
	for (const field of childrenOf(gathering)) {
		if (!isObject(set) || !(field.name in set) || STEERING.has(field.name)) continue;
		const path = `${group}.${field.name}`;
		const given = readGiven(context, field, path, itemIndex);
		if (given === '' && isFilledByAi(context, path, itemIndex)) continue;
		const value = toWire(field, given, context.getTimezone());
		if (gathering.name === 'filters') refuseOpen(field, given, value);
		const mustBeFound = ['resourceLocator', 'number'].includes(field.type);
		if (mustBeFound && isEmpty(value)) throw new EmptyFieldError(field);
		if (value !== undefined) values[field.name] = value as IDataObject[string];
	}
	return values;
}

/** Left out, what an expression did not find would mean "any" in a filter. */
function refuseOpen(field: INodeProperties, given: unknown, value: unknown): void {
	// a date that is left open with an empty text is a wish, such as in the first run of a sync
	const mayBeEmpty = field.type === 'dateTime' && !isNothing(given);
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
) => toWire(field, readGiven(context, field, path, itemIndex), context.getTimezone());

function readGiven(
	context: IExecuteFunctions,
	field: INodeProperties,
	path: string,
	itemIndex: number,
): unknown {
	const extractValue = field.type === 'resourceLocator';
	return context.getNodeParameter(path, itemIndex, null, { extractValue });
}
