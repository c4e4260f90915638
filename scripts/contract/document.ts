/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** The parts of a JSON schema that a sample value depends on. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	format?: string;
	enum?: unknown[];
	minimum?: number;
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
	allOf?: Schema[];
	anyOf?: Schema[];
	oneOf?: Schema[];
}

interface Parameter {
	name: string;
	in?: string;
	required?: boolean;
	schema?: Schema;
}

interface RequestBody {
	content?: Record<string, { schema?: Schema }>;
}

interface PathItem {
	parameters?: Parameter[];
	[verb: string]: unknown;
}

interface OperationObject {
	parameters?: Parameter[];
	requestBody?: RequestBody;
}

export interface ApiDocument {
	info: { title: string };
	paths: Record<string, PathItem>;
	components?: { schemas?: Record<string, Schema> };
}

/** One verb of one path. */
export interface DocumentedOperation {
	/** Verb and path as the document states them. */
	route: string;
	/** The schema of a parameter or of a property of the body; undefined when there is none of that name. */
	schemaOf: (name: string) => Schema | undefined;
	/** All that a request may say: `?q` of the query; of the body each value by its path, as in `line_items[].name`. */
	inputs: string[];
	/** Whether it is a parameter or a property of the body that a request must have. */
	requires: (name: string) => boolean;
}

const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const BODY_VERBS = new Set<string>(['post', 'put', 'patch']);

/** @throws Error when the file cannot be read or is not an OpenAPI document */
export async function readDocument(file: string): Promise<ApiDocument> {
	const document = parse(await readFile(file, 'utf8')) as Partial<ApiDocument> | null;
	if (!document?.paths || !document.info) throw new Error(`${file} is not an OpenAPI document`);
	return document as ApiDocument;
}

/** Every operation of the document, in its order. */
export function operationsOf(document: ApiDocument): DocumentedOperation[] {
	return entriesOf(document).map(({ verb, path, item, operation }) => {
		const parameters = [...(operation.parameters ?? []), ...(item.parameters ?? [])];
		const parameterOf = (name: string) => parameters.find((candidate) => candidate.name === name);
		const [body] = Object.values(operation.requestBody?.content ?? {});
		const parts = body?.schema ? partsOf(document, body.schema) : [];
		const propertyOf = (name: string) =>
			parts.find(({ properties }) => properties?.[name])?.properties?.[name];
		return {
			route: `${verb.toUpperCase()} ${path}`,
			schemaOf: (name) => {
				const found = parameterOf(name)?.schema ?? propertyOf(name);
				return found && resolve(document, found);
			},
			inputs: [
				...parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => `?${name}`),
				...(body?.schema ? leavesOf(document, body.schema) : []),
			],
			requires: (name) =>
				parameterOf(name)?.required ?? parts.some(({ required }) => required?.includes(name)),
		};
	});
}

function entriesOf(document: ApiDocument) {
	return Object.entries(document.paths).flatMap(([path, item]) =>
		VERBS.filter((verb) => item[verb]).map((verb) => ({
			verb,
			path,
			item,
			operation: item[verb] as OperationObject,
		})),
	);
}

/** A schema with its reference, if it is one, followed. */
function resolve(document: ApiDocument, schema: Schema): Schema {
	const name = schema.$ref?.split('/').pop();
	const target = name === undefined ? undefined : document.components?.schemas?.[name];
	return target ? resolve(document, target) : schema;
}

/** A schema and all that it is put together from. */
function partsOf(document: ApiDocument, schema: Schema): Schema[] {
	const whole = resolve(document, schema);
	const { allOf = [], anyOf = [], oneOf = [] } = whole;
	return [whole, ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => partsOf(document, part))];
}

/** The paths of all values that an object of this schema can hold. */
function leavesOf(document: ApiDocument, schema: Schema, path = ''): string[] {
	const parts = partsOf(document, schema);
	const entries = parts.flatMap(({ items }) => items ?? []);
	if (entries.length > 0) return entries.flatMap((item) => leavesOf(document, item, `${path}[]`));
	const properties = parts.flatMap((part) => Object.entries(part.properties ?? {}));
	if (properties.length === 0) return path === '' ? [] : [path];
	const within = path === '' ? '' : `${path}.`;
	return [
		...new Set(properties.flatMap(([name, value]) => leavesOf(document, value, within + name))),
	];
}

/**
 * Writes the document for Prism. Prism answers 415 to a body where the document declares none, and some
 * writes are documented without theirs: those get a free one (`type: object`), and nothing else changes.
 */
export async function writeServable(document: ApiDocument, file: string): Promise<void> {
	const served = structuredClone(document);
	for (const { verb, operation } of entriesOf(served)) {
		if (!BODY_VERBS.has(verb)) continue;
		operation.requestBody ??= { content: { 'application/json': { schema: { type: 'object' } } } };
	}
	await writeFile(file, JSON.stringify(served));
}
