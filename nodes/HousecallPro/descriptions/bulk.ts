import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { EmptyFieldError, FieldError, isObject } from '../helpers/values';
import { omitReadOnly } from '../helpers/writable';
import type { RequestParts } from '../transport/types';

const INPUT_MODE = 'listInput';
const JSON_LIST = 'listJson';

/** The settings of an operation with {@link bulkFields}. */
export const BULK_SETTINGS = [INPUT_MODE, JSON_LIST];

const inputModeField = (displayName: string): INodeProperties => ({
	displayName: `Specify ${displayName}`,
	name: INPUT_MODE,
	type: 'options',
	options: [
		{ name: 'One by One', value: 'fields' },
		{ name: 'Using JSON', value: 'json', description: 'For a list that an expression makes' },
	],
	default: 'fields',
});

const jsonList = (displayName: string, example: string): INodeProperties => ({
	displayName: `${displayName} (JSON)`,
	name: JSON_LIST,
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	displayOptions: { show: { [INPUT_MODE]: ['json'] } },
	default: '',
	placeholder: `e.g. ${example}`,
	description: 'A list of objects with the fields of the API, as JSON or from an expression',
});

/**
 * The fields of a list that is written in one request: entry by entry on the screen, or the whole list as JSON. The
 * optional fields of an entry are in its own "Additional Fields".
 */
export const bulkFields = (list: INodeProperties, example: string): INodeProperties[] => [
	inputModeField(list.displayName),
	{ ...list, required: true, displayOptions: { show: { [INPUT_MODE]: ['fields'] } } },
	jsonList(list.displayName, example),
];

/**
 * The body of such a request, with the list under its API name. `toEntry` turns an entry, which may be one that was
 * read, into what a write takes.
 * @throws FieldError for an empty list, which would delete entries or do nothing, and for a value that is no list
 */
export const toBulk =
	(list: INodeProperties, toEntry = withoutNulls) =>
	({ path, body = {} }: RequestParts, settings: IDataObject): RequestParts => {
		const isJson = settings[INPUT_MODE] === 'json';
		const entries = isJson ? toEntries(list, settings[JSON_LIST]) : body[list.name];
		if (!Array.isArray(entries) || entries.length === 0) throw new EmptyFieldError(list);
		return { path, body: { ...body, [list.name]: entries.map(flattened).map(toEntry) } };
	};

const withoutNulls = (entry: IDataObject) => omitReadOnly(entry, []);

function toEntries(list: INodeProperties, json: unknown): IDataObject[] {
	const parsed = typeof json === 'string' ? parse(json) : json;
	if (!Array.isArray(parsed) || !parsed.every(isObject)) {
		throw new FieldError(
			`${list.displayName} (JSON)`,
			'must be a list of objects',
			'For example: [{ "name": "Water heater flush" }]',
		);
	}
	return parsed;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function flattened({ additionalFields, ...entry }: IDataObject): IDataObject {
	return isObject(additionalFields) ? { ...entry, ...additionalFields } : entry;
}
