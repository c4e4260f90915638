/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** `contract` has 28 operations, `live` the 95 of the live service; 17 are in both. */
export type DocumentName = 'contract' | 'live';

export type JsonSchema = Record<string, unknown> & {
	type?: string | string[];
	properties?: Record<string, JsonSchema>;
	required?: string[];
};

export interface Parameter {
	name: string;
	in: 'query' | 'path' | 'header';
	required?: boolean;
	schema: JsonSchema;
}

interface Media {
	schema?: JsonSchema;
}

export interface Operation {
	operationId: string;
	parameters?: Parameter[];
	requestBody?: { required?: boolean; content: Record<string, Media> };
	responses: Record<string, { content?: Record<string, Media> }>;
}

export interface OpenApiDocument {
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, JsonSchema> };
}

/** One verb and path, with what each document says about it. */
export interface Route {
	operationId: string;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** OpenAPI template. A route of both documents has the contract's parameter names. */
	path: string;
	operations: Partial<Record<DocumentName, Operation>>;
}

export const DOCUMENTS: Record<DocumentName, OpenApiDocument> = {
	contract: load('contract.yaml'),
	live: load('live.yaml'),
};

interface Undocumented extends Pick<OpenApiDocument, 'components'> {
	values: Partial<Record<string, Record<string, string[]>>>;
}

/** Bodies and values of query parameters that no document states, by operationId. */
export const UNDOCUMENTED: Undocumented = load('undocumented.yaml');

export const ROUTES: readonly Route[] = collectRoutes();

function load<T extends object = OpenApiDocument>(file: string): T {
	return parse(readFileSync(join(__dirname, file), 'utf8')) as T;
}

function collectRoutes(): Route[] {
	const routes = new Map<string, Route>();
	for (const name of ['contract', 'live'] as const) {
		for (const [path, operations] of Object.entries(DOCUMENTS[name].paths)) {
			for (const [verb, operation] of Object.entries(operations)) {
				const { operationId } = operation;
				const method = verb.toUpperCase() as Route['method'];
				const known = routes.get(operationId) ?? { operationId, method, path, operations: {} };
				known.operations[name] = operation;
				routes.set(operationId, known);
			}
		}
	}
	return [...routes.values()];
}
