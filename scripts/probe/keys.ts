import { DOCUMENTS, type JsonSchema } from '../../sandbox/openapi/documents';
import { isObject } from './account';

/** What a key of the service looks like. A key that might be somebody's text is not shown. */
const KEY_NAME = /^[a-z]+(_[a-z0-9]{1,20}){0,6}$/;

/**
 * Names of keys in an answer that the live service's description does not know. Objects of which it leaves open what they
 * hold are passed over: their keys may be somebody's own.
 * @param path of the operation, without its query
 */
export function unknownKeys(path: string, body: unknown): string[] {
	const content = DOCUMENTS.live.paths[path]?.get?.responses['200']?.content;
	const found = new Set<string>();
	const schema = content?.['application/json']?.schema;
	if (schema) compare(body, schema, '', found);
	return [...found].sort();
}

function compare(value: unknown, schema: JsonSchema, at: string, found: Set<string>): void {
	const { properties, items } = resolved(schema);
	if (Array.isArray(value) && isObject(items)) {
		for (const member of value) compare(member, items, `${at}[]`, found);
	}
	if (!isObject(value) || !properties || !Object.keys(properties).length) return;
	for (const [key, member] of Object.entries(value)) {
		const name = at ? `${at}.${key}` : key;
		if (key in properties) compare(member, properties[key], name, found);
		else if (KEY_NAME.test(key)) found.add(name);
	}
}

/** Follows references and puts the parts of `allOf` together. */
function resolved(schema: JsonSchema): JsonSchema {
	if (typeof schema.$ref === 'string') {
		return resolved(DOCUMENTS.live.components.schemas[schema.$ref.split('/').pop() ?? ''] ?? {});
	}
	const parts = (schema.allOf ?? []) as JsonSchema[];
	if (!parts.length) return schema;
	const all = parts.map(resolved);
	return { ...schema, properties: Object.assign({}, ...all.map((part) => part.properties)) };
}
