import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	NodeParameterValueType,
} from 'n8n-workflow';

import { childrenOf } from '../../nodes/HousecallPro/operation/encode';
import type { Operation } from '../../nodes/HousecallPro/operation/operation';

const ID = 'rec_1';

/** What a service checks more closely than other texts, by the end of the field's name. */
const TEXTS: Record<string, string> = {
	_number: '9195550188',
	binaryPropertyName: 'data',
	listJson: '[{ "name": "sample" }]',
	email: 'ana@example.com',
	state: 'CA',
	time: '2026-04-01T09:00:00Z',
	url: 'https://example.com/page',
	zip: '92121',
};

/** For what ends after it has begun. */
const LATER = '2026-04-01T10:00:00Z';
const LATEST = '2026-04-01T11:00:00Z';

/** Fields that would have the others left out, or are merged over them. */
const LEFT_OUT = ['additionalJson', 'durationMinutes', 'fieldsToChange', 'changedSince'];

/**
 * Parameters with every field of an operation filled in, nested ones included: one set for each way to choose what the
 * panel shows.
 */
export function everyFieldOf(resource: string, { option, fields }: Operation): INodeParameters[] {
	const all = Object.fromEntries(fields.filter(isFilled).map((field) => [field.name, fill(field)]));
	const chosen: INodeParameters = { resource, operation: option.value, ...all, returnAll: false };
	const deciding = new Set(
		fields.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})),
	);
	return [...deciding].reduce<INodeParameters[]>(
		(sets, name) => {
			const choices = choicesOf(fields.find((field) => field.name === name));
			if (choices.length === 0) return sets;
			return choices.flatMap((choice) => sets.map((set) => ({ ...set, [name]: choice })));
		},
		[chosen],
	);
}

const isFilled = ({ name }: INodeProperties) => !LEFT_OUT.includes(name);

const choicesOf = (field?: INodeProperties): string[] =>
	(field?.options ?? []).flatMap((option) =>
		'value' in option && option.value !== '' ? [String(option.value)] : [],
	);

function fill(field: INodeProperties): NodeParameterValueType {
	switch (field.type) {
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: ID };
		case 'number':
			return 1;
		case 'boolean':
			return true;
		case 'dateTime':
			return dateFor(field.name);
		case 'json':
			return '{ "sample": 1 }';
		case 'options':
			return choicesOf(field).pop() ?? ID;
		case 'multiOptions':
			return choicesOf(field).length > 0 ? choicesOf(field) : [ID];
		case 'collection':
			return entryOf(childrenOf(field));
		case 'fixedCollection':
			return group(field);
		default:
			return field.typeOptions?.multipleValues ? [ID] : text(field);
	}
}

/** A span of time has a length. */
const dateFor = (name: string) => {
	if (name.endsWith('_max')) return LATEST;
	return name.includes('end') ? LATER : TEXTS.time;
};

const text = ({ name }: INodeProperties) =>
	/^(id|uuid)$/.test(name)
		? ID
		: (Object.entries(TEXTS).find(([ending]) => name.endsWith(ending))?.[1] ?? 'sample');

const entryOf = (fields: INodeProperties[]): INodeParameters =>
	Object.fromEntries(fields.filter(isFilled).map((field) => [field.name, fill(field)]));

function group(field: INodeProperties): INodeParameters {
	const [{ name }] = (field.options ?? []) as INodePropertyCollection[];
	const entry = entryOf(childrenOf(field));
	return { [name]: field.typeOptions?.multipleValues ? [entry] : entry };
}

/** The paths of all values in a body, and of what holds them, as a description's are named: `line_items[].name`. */
export function pathsIn(value: unknown, path = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => pathsIn(entry, `${path}[]`));
	if (typeof value !== 'object' || value === null) return [path];
	const within = path === '' ? '' : `${path}.`;
	return Object.entries(value as IDataObject).flatMap(([name, entry]) => [
		within + name,
		...pathsIn(entry, within + name),
	]);
}
