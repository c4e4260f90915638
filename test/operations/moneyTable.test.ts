/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { findOperation, resources } from '../../nodes/HousecallPro/actions';
import type { Operation } from '../../nodes/HousecallPro/operation/operation';
import { DOCUMENTS } from '../../sandbox/openapi/documents';
import type { JsonSchema, OpenApiDocument } from '../../sandbox/openapi/documents';
import { fileOf, FOLDER } from '../../scripts/schemas/layout';

/** Every number of the service that is no money, by what it is. */
const NOT_MONEY = Object.entries({
	minutes:
		'arrival_window arrival_window_in_minutes arrival_window_minutes default_arrival_window duration duration_in_minutes service_duration',
	days: 'availability_buffer_in_days show_for_days',
	fraction: 'rate tax_rate',
	quantity: 'qty_in_hundredths quantity value',
	position: 'franchisor_depth order_index recurrence_number',
	bound: 'lower_bound upper_bound',
	id: 'id number estimate_number invoice_number',
	place: 'latitude longitude',
	page: 'page page_size per_page',
	count: 'total_count total_items total_pages total_pages_count services_count',
}).flatMap(([, names]) => names.split(' '));

/** Where the live service has another route than the contract for the same thing. */
const LIVE_ROUTES: Record<string, string> = {
	'GET /invoices/{}': 'GET /api/invoices/{}',
	'GET /invoices/{}/payments': 'GET /api/invoices/{}',
};

const operations = resources.flatMap(({ value, operations: own }) =>
	own.map(({ option }) => ({
		resource: value,
		...(findOperation(value, option.value) as Operation),
	})),
);

/** Paths of all numbers in what a schema describes, as `Amounts` writes them. */
function numbersIn(
	schema: JsonSchema,
	document: OpenApiDocument,
	at = '',
	inside: string[] = [],
): string[] {
	const { $ref, type, items, properties = {}, ...rest } = schema;
	if (typeof $ref === 'string') {
		const name = $ref.split('/').pop() ?? '';
		// a company has locations, which are companies
		if (inside.includes(name)) return [];
		return numbersIn(document.components.schemas[name], document, at, [...inside, name]);
	}
	const parts = [rest.allOf, rest.anyOf, rest.oneOf].flatMap(
		(list) => (list ?? []) as JsonSchema[],
	);
	return [
		...([type].flat().some((name) => name === 'number' || name === 'integer') ? [at] : []),
		...parts.flatMap((part) => numbersIn(part, document, at, inside)),
		...(items ? numbersIn(items as JsonSchema, document, `${at}[]`, inside) : []),
		...Object.entries(properties).flatMap(([name, property]) =>
			numbersIn(property, document, at ? `${at}.${name}` : name, inside),
		),
	];
}

/** `{ data: […] }` counts as the list that it holds. */
const unwrapped = (paths: string[]) => paths.map((found) => found.replaceAll('.data[]', '[]'));

const anonymous = (route: string) => route.replace(/\{\w+\}/g, '{}');

/** What the documents say about an operation: the numbers it is sent and those it answers. */
function documented({ route, returns }: Operation): string[] {
	const routes = [anonymous(route), LIVE_ROUTES[anonymous(route)]];
	return Object.values(DOCUMENTS).flatMap((document) =>
		Object.entries(document.paths).flatMap(([place, verbs]) =>
			Object.entries(verbs).flatMap(([verb, { parameters = [], requestBody, responses }]) => {
				if (!routes.includes(anonymous(`${verb.toUpperCase()} ${place}`))) return [];
				const answers = Object.values(responses).flatMap(({ content }) => schemasOf(content));
				return [
					...parameters.flatMap(({ name, schema }) => numbersIn(schema, document, name)),
					...schemasOf(requestBody?.content).flatMap((schema) => numbersIn(schema, document)),
					...records(
						answers.flatMap((schema) => numbersIn(schema, document)),
						returns,
					),
				];
			}),
		),
	);
}

const schemasOf = (content: Record<string, { schema?: JsonSchema }> = {}): JsonSchema[] =>
	Object.values(content).flatMap(({ schema }) => (schema ? [schema] : []));

/** A list is answered inside something, its records are the items. */
function records(paths: string[], returns: Operation['returns']): string[] {
	if (typeof returns === 'string') return paths;
	const lists = new RegExp(`^((${returns.list}|data)(\\[\\])?\\.)+(?<=\\[\\]\\.)`);
	return paths.filter((found) => lists.test(found)).map((found) => found.replace(lists, ''));
}

const nameOf = (found: string) =>
	found
		.split(/[.[\]]+/)
		.filter(Boolean)
		.pop() ?? found;

/** The numbers that are neither listed as money nor known to be something else. */
const unknown = (
	{ resource, option, amounts = [] }: Operation & { resource: string },
	paths: string[],
) =>
	[...new Set(unwrapped(paths))]
		.filter((found) => !amounts.includes(found) && !NOT_MONEY.includes(nameOf(found)))
		.map((found) => `${resource} ${option.value} ${found}`);

describe('The table of amounts', () => {
	it('every number of both API descriptions is listed as money or known not to be', () => {
		expect(operations.flatMap((operation) => unknown(operation, documented(operation)))).toEqual(
			[],
		);
	});

	it('every number that an operation returns is listed as money or known not to be', () => {
		const returned = operations.flatMap((operation) => {
			const file = path.join(FOLDER, fileOf(operation.resource, operation.option.value));
			const schema = JSON.parse(readFileSync(file, 'utf8')) as JsonSchema;
			return unknown(operation, numbersIn(schema, DOCUMENTS.live));
		});

		expect(returned).toEqual([]);
	});

	it('nothing is listed as money that is known to be something else', () => {
		const listed = operations.flatMap(({ amounts = [] }) => amounts.map(nameOf));

		expect(listed.filter((name) => NOT_MONEY.includes(name))).toEqual([]);
	});
});
