import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { EmptyFieldError, FieldError, isEmpty, isObject, parseJson } from '../helpers/values';
import { withoutNulls } from '../helpers/writable';
import { childrenOf, refuseUnknown, toWire } from '../operation/encode';
import type { RequestParts } from '../transport/types';

const INPUT_MODE = 'listInput';
const JSON_LIST = 'listJson';

/** The settings of an operation with {@link bulkFields}. */
export const BULK_SETTINGS = [INPUT_MODE, JSON_LIST];

const jsonLabel = ({ displayName }: Pick<INodeProperties, 'displayName'>) =>
	`${displayName} (JSON)`;

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

const jsonList = (list: INodeProperties, example: string): INodeProperties => ({
	displayName: jsonLabel(list),
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
	jsonList(list, example),
];

/**
 * The body of such a request, with the list under its API name. `toEntry` turns an entry, which may be one that was
 * read, into what a write takes.
 * @throws FieldError for an empty list, which would delete entries or do nothing, for a value that is no list, and for
 * an entry with a name that no field has, or a value that its field does not take
 */
export const toBulk =
	(list: INodeProperties, toEntry = withoutNulls) =>
	({ path, body = {} }: RequestParts, settings: IDataObject): RequestParts => {
		const isJson = settings[INPUT_MODE] === 'json';
		const entries = isJson ? toEntries(list, settings[JSON_LIST]) : body[list.name];
		if (!Array.isArray(entries) || entries.length === 0) throw new EmptyFieldError(list);
		const written = entries.map(flattened).map(toEntry);
		const checked = isJson ? written.map((entry, index) => encoded(list, entry, index)) : written;
		return { path, body: { ...body, [list.name]: checked } };
	};

/** What an entry may hold. Its "Additional Fields" are a group on the screen only. */
const entryFields = (list: INodeProperties): INodeProperties[] =>
	childrenOf(list).flatMap((field) => (field.type === 'collection' ? childrenOf(field) : [field]));

const isId = ({ name }: INodeProperties) => ['id', 'uuid'].includes(name);

/** An entry of the JSON list as the fields of the screen would send it; an empty text is meant, and stays. */
function encoded(list: INodeProperties, entry: IDataObject, index: number): IDataObject {
	const fields = entryFields(list);
	const written: IDataObject = {};
	try {
		refuseUnknown({ ...list, displayName: jsonLabel(list) }, fields, entry);
		for (const field of fields) {
			// none of these fields is a date, which alone goes by a time zone
			const value = toWire(field, entry[field.name], 'utc');
			const isLeftOut = value === undefined || (value === '' && isId(field));
			if (!isLeftOut) written[field.name] = value as IDataObject[string];
		}
		// an entry that is told by its ID keeps what is not given
		const isNew = !fields.some((field) => isId(field) && field.name in written);
		const missing = fields.find(({ name, required }) => required && isEmpty(written[name]));
		if (missing && isNew) throw new EmptyFieldError(missing);
		return written;
	} catch (error) {
		throw inEntry(list, index, error);
	}
}

/** The same error, which also names the entry. */
function inEntry(list: INodeProperties, index: number, error: unknown): unknown {
	if (!(error instanceof FieldError)) return error;
	const problem = `in entry ${index + 1} of "${list.displayName}" ${error.problem}`;
	return new FieldError(error.field, problem, error.advice);
}

function toEntries(list: INodeProperties, json: unknown): IDataObject[] {
	const parsed = typeof json === 'string' ? parseJson(json) : json;
	if (!Array.isArray(parsed) || !parsed.every(isObject)) {
		throw new FieldError(
			jsonLabel(list),
			'must be a list of objects',
			'For example: [{ "name": "Water heater flush" }]',
		);
	}
	return parsed;
}

function flattened({ additionalFields, ...entry }: IDataObject): IDataObject {
	return isObject(additionalFields) ? { ...entry, ...additionalFields } : entry;
}
