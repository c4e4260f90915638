/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import path from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/HousecallPro/actions';
import { EmptyFieldError } from '../../nodes/HousecallPro/helpers/values';
import { childrenOf } from '../../nodes/HousecallPro/operation/encode';
import type { Operation } from '../../nodes/HousecallPro/operation/operation';
import { operationsOf, readDocument } from '../../scripts/contract/document';
import type { DocumentedOperation } from '../../scripts/contract/document';
import { root } from './checkout';

const operations = resources.flatMap(({ value, operations: own }) =>
	own.map((operation) => ({ name: `${value}:${operation.option.value}`, ...operation })),
);

/** Those that stand for one endpoint; the others are made of several. */
const endpoints = operations.filter(({ composedOf }) => composedOf === undefined);

const read = async (file: string) =>
	operationsOf(await readDocument(path.join(root, 'sandbox', 'openapi', file)));

/** Placeholders are called differently by the two documents. */
const anonymous = ({ route }: { route: string }) => route.replace(/\{\w+\}/g, '{}');

const named = (found: Array<{ name: string }>) => found.map(({ name }) => name);

const isWrite = ({ route }: Operation) => /^(POST|PUT|PATCH) /.test(route);

const fieldsOf = (fields: INodeProperties[]): INodeProperties[] =>
	fields.flatMap((field) => [field, ...fieldsOf(childrenOf(field))]);

const hasField = ({ fields }: Operation, name: string) =>
	fieldsOf(fields).some((field) => field.name === name);

let contract: DocumentedOperation[];
let live: DocumentedOperation[];

beforeAll(async () => {
	contract = await read('contract.yaml');
	live = await read('live.yaml');
});

describe('The table of operations', () => {
	it('offers every operation of the contract, with exactly its verb and path', () => {
		const routes = new Set<string>(endpoints.map(({ route }) => route));

		expect(contract).toHaveLength(28);
		expect(contract.filter(({ route }) => !routes.has(route))).toEqual([]);
	});

	it('offers nothing that neither the contract nor the live service has', () => {
		const known = new Set([...contract, ...live].map(anonymous));

		expect(named(operations.filter((operation) => !known.has(anonymous(operation))))).toEqual([]);
	});

	it('offers no route twice', () => {
		const routes = endpoints.map(anonymous);

		expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
	});

	it('makes operations of its own only of routes that it also offers as they are', () => {
		const offered = new Set<string>(endpoints.map(({ route }) => route));
		const parts = operations.flatMap(({ name, route, composedOf }) =>
			composedOf ? [route, ...composedOf].map((part) => ({ name: `${name} ${part}`, part })) : [],
		);

		expect(named(parts.filter(({ part }) => !offered.has(part)))).toEqual([]);
	});

	it('offers no operation twice under one resource', () => {
		const names = named(operations);

		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	it('has a required field at the top for every placeholder of a path', () => {
		const missing = operations.flatMap(({ name, route, fields }) =>
			[...route.matchAll(/\{(\w+)\}/g)]
				.filter(
					([, placeholder]) =>
						!fields.some((field) => field.name === placeholder && field.required),
				)
				.map(([placeholder]) => `${name} ${placeholder}`),
		);

		expect(missing).toEqual([]);
	});

	/** A list may be sent empty, and is where the service asks for it. */
	const isList = ({ default: value }: INodeProperties) => Array.isArray(value);

	/** Whether an operation refuses to go without a field unless the others tell it, as a ZIP tells the country. */
	function isAskedFor({ fields, preSend }: Operation, { name, displayName }: INodeProperties) {
		const others = fields.filter((field) => field.name !== name);
		const body = Object.fromEntries(others.map((field) => [field.name, 'sample']));
		try {
			preSend?.({ body }, {});
			return false;
		} catch (error) {
			return error instanceof EmptyFieldError && error.field === displayName;
		}
	}

	it('requires what the service requires, but for lists', () => {
		const optional = endpoints.flatMap((operation) => {
			const documented = [...contract, ...live].filter(
				(candidate) => anonymous(candidate) === anonymous(operation),
			);
			return operation.fields
				.filter((field) => !field.required && !isList(field))
				.filter(({ name }) => documented.some(({ requires }) => requires(name)))
				.filter((field) => !isAskedFor(operation, field))
				.map(({ name }) => `${operation.name} ${name}`);
		});

		expect(optional).toEqual([]);
	});

	it('has an Additional JSON for every write of the contract', () => {
		const routes = new Set(contract.map(({ route }) => route));
		const writes = operations.filter(
			(operation) => isWrite(operation) && routes.has(operation.route),
		);

		expect(writes.length).toBeGreaterThan(0);
		expect(named(writes.filter((write) => !hasField(write, 'additionalJson')))).toEqual([]);
	});

	/** The API's own names are in snake case, ours in camel case. */
	it('declares every field of its own making as a setting or a filter of its own, so that none is sent', () => {
		const shared = [
			...['additionalFields', 'updateFields', 'options', 'additionalJson', 'changedSince'],
			'fieldsToChange',
			...['returnAll', 'limit', 'simplify', 'itemsAtOnce', 'moneyIn', 'outputFields'],
			...['timeout', 'timesIn', 'durationMinutes'],
		];
		const own = operations.flatMap(({ name, fields, settings = [], clientSideFilters = {} }) =>
			fields
				.flatMap((field) => [field, ...(field.type === 'collection' ? childrenOf(field) : [])])
				.filter((field) => /[A-Z]/.test(field.name) && !shared.includes(field.name))
				.map((field) => ({
					name: `${name} ${field.name}`,
					isSetting: settings.includes(field.name) || field.name in clientSideFilters,
				})),
		);

		expect(own.length).toBeGreaterThan(0);
		expect(named(own.filter(({ isSetting }) => !isSetting))).toEqual([]);
	});

	it('has a field for every setting', () => {
		const lost = operations.flatMap((operation) =>
			(operation.settings ?? [])
				.filter((setting) => !hasField(operation, setting))
				.map((setting) => `${operation.name} ${setting}`),
		);

		expect(lost).toEqual([]);
	});

	it('has Return All and Limit for every list that is read, and for nothing else', () => {
		const wrong = operations.filter((operation) => {
			const isList = typeof operation.returns === 'object' && operation.route.startsWith('GET ');
			return ['returnAll', 'limit'].some((name) => hasField(operation, name) !== isList);
		});

		expect(named(wrong)).toEqual([]);
	});
});
