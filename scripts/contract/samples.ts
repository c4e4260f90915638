import type {
	INodeProperties,
	INodePropertyCollection,
	NodeParameterValueType,
} from 'n8n-workflow';

import { childrenOf } from '../../nodes/HousecallPro/operation/encode';
import type { Schema } from './document';

const BY_FORMAT: Record<string, string> = {
	date: '2026-04-01',
	'date-time': '2026-04-01T09:00:00Z',
	email: 'ana@example.com',
	uri: 'https://example.com/hook',
	url: 'https://example.com/hook',
	uuid: '0f3a5c1e-7b2d-4e8f-9a6b-1c2d3e4f5a6b',
};

/** For what ends after it has begun. */
const LATER = '2026-04-01T10:00:00Z';

/** What an ID looks like: the node takes any other text for a name, which it looks up in the account. */
const ID = 'rec_1';

/** A text that the schema allows, as far as its `enum` and `format` say. */
function sampleText(schema: Schema | undefined, otherwise = 'sample'): string {
	const [first] = schema?.enum ?? [];
	return String(first ?? BY_FORMAT[schema?.format ?? ''] ?? otherwise);
}

/** A value for a field, as a workflow stores it: of the field's type, and for texts what the schema asks for. */
export function sampleOf(field: INodeProperties, schema?: Schema): NodeParameterValueType {
	switch (field.type) {
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: sampleText(schema) };
		case 'number':
			return schema?.minimum ?? 1;
		case 'boolean':
			return true;
		case 'dateTime':
			return /end/.test(field.name) ? LATER : BY_FORMAT['date-time'];
		case 'options':
			return firstOption(field) ?? sampleText(schema, ID);
		case 'multiOptions':
			return [firstOption(field) ?? sampleText(schema?.items, ID)];
		case 'json':
			return '{}';
		case 'fixedCollection':
			return sampleGroup(field, schema);
		default:
			return field.typeOptions?.multipleValues ? [sampleText(schema?.items)] : sampleText(schema);
	}
}

/** What the field offers first, unless it starts with a choice; undefined when n8n loads the choices. */
function firstOption(field: INodeProperties): string | undefined {
	if (typeof field.default === 'string' && field.default !== '') return field.default;
	const [first] = field.options ?? [];
	return first && 'value' in first ? String(first.value) : undefined;
}

/** One entry of a group: the fields it needs, or where it needs none its first. */
function sampleGroup(field: INodeProperties, schema?: Schema): NodeParameterValueType {
	const [group] = (field.options ?? []) as INodePropertyCollection[];
	const fields = childrenOf(field);
	const needed = fields.filter(({ required }) => required);
	const schemas = (schema?.items ?? schema)?.properties;
	const entry = Object.fromEntries(
		(needed.length > 0 ? needed : fields.slice(0, 1)).map((child) => [
			child.name,
			sampleOf(child, schemas?.[child.name]),
		]),
	);
	return { [group.name]: field.typeOptions?.multipleValues ? [entry] : entry };
}
