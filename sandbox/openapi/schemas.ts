/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { isDeepStrictEqual } from 'node:util';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import {
	DOCUMENTS,
	UNDOCUMENTED,
	type DocumentName,
	type JsonSchema,
	type Parameter,
	type Route,
} from './documents';

export type { ErrorObject, ValidateFunction };

/** `2026-04-01` or `2026-04-01T15:04:05Z`: the service refuses fractions of a second. */
const FILTER_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:?\d{2}))?$/;
const FILTER_DATE_NAME = /_(at|start|end)_(min|max)$/;

/** Compiles the documents' schemas; references are resolved by Ajv itself. */
const bodies = makeAjv({});
const queries = makeAjv({ coerceTypes: true });

function makeAjv(options: { coerceTypes?: boolean }): Ajv {
	const ajv = new Ajv({
		...options,
		strict: false,
		allErrors: true,
		allowUnionTypes: true,
		logger: false,
	});
	addFormats(ajv);
	ajv.addFormat('binary', true);
	ajv.addFormat('filter-date', (text) => FILTER_DATE.test(text) && !Number.isNaN(Date.parse(text)));
	for (const [name, document] of Object.entries(DOCUMENTS)) ajv.addSchema(document, name);
	ajv.addSchema(UNDOCUMENTED, 'undocumented');
	return ajv;
}

/**
 * What a route's body must be: what the served documents say; where they say nothing, what the live
 * service says; else what `undocumented.yaml` says. A property that two documents state may follow
 * either, and is required when both require it. A route of which nothing is stated takes any body.
 */
export function compileBody(route: Route, served: DocumentName[]): ValidateFunction {
	const stated = served.map((name) => bodySchema(route, name)).filter((schema) => schema !== null);
	if (stated.length) return bodies.compile(stated.reduce(either));
	const fallback = bodySchema(route, 'live') ?? UNDOCUMENTED.components.schemas[route.operationId];
	return bodies.compile(fallback ?? {});
}

/** Checks the query parameters of a route together; texts become the numbers they stand for. */
export function compileQuery(parameters: readonly Parameter[]): ValidateFunction {
	const properties = parameters.map((parameter) => [parameter.name, querySchema(parameter)]);
	const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
	return queries.compile({ type: 'object', properties: Object.fromEntries(properties), required });
}

/** Query parameters of the served documents; the live service's words win. */
export function queryParameters(route: Route, served: DocumentName[]): Parameter[] {
	const byName = new Map<string, Parameter>();
	for (const name of served) {
		for (const parameter of route.operations[name]?.parameters ?? []) {
			if (parameter.in === 'query') byName.set(parameter.name, withMore(route, parameter));
		}
	}
	return [...byName.values()];
}

/** With the values that the description leaves out. */
function withMore({ operationId }: Route, parameter: Parameter): Parameter {
	const more = UNDOCUMENTED.values[operationId]?.[parameter.name] ?? [];
	const { enum: stated } = parameter.schema;
	if (!more.length || !Array.isArray(stated)) return parameter;
	return { ...parameter, schema: { ...parameter.schema, enum: [...stated, ...more] } };
}

function querySchema({ name, schema }: Parameter): JsonSchema {
	return FILTER_DATE_NAME.test(name) ? { type: 'string', format: 'filter-date' } : schema;
}

function bodySchema(route: Route, name: DocumentName): JsonSchema | null {
	const content = route.operations[name]?.requestBody?.content;
	const schema = content?.['application/json']?.schema;
	return schema ? absolute(flatten(schema, name), name) : null;
}

/** Follows a reference, so that the properties can be merged one by one. */
function flatten(schema: JsonSchema, name: DocumentName): JsonSchema {
	const parts = schema.allOf as JsonSchema[] | undefined;
	if (parts?.length === 1) return flatten(parts[0], name);
	if (typeof schema.$ref !== 'string') return schema;
	return flatten(DOCUMENTS[name].components.schemas[schema.$ref.split('/').pop() ?? ''], name);
}

/** `#/components/…` → `live#/components/…`: the merged schema lies outside its document. */
function absolute<T>(schema: T, name: DocumentName): T {
	const text = JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${name}#/`);
	return JSON.parse(text) as T;
}

function either(first: JsonSchema, second: JsonSchema): JsonSchema {
	const properties: Record<string, JsonSchema> = { ...first.properties };
	for (const [name, schema] of Object.entries(second.properties ?? {})) {
		const other = properties[name];
		const same = !other || isDeepStrictEqual(other, schema);
		properties[name] = same ? schema : { anyOf: [other, schema] };
	}
	const required = (first.required ?? []).filter((name) => second.required?.includes(name));
	return { type: 'object', properties, required };
}
