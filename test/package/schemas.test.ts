/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import Ajv from 'ajv';
import { loadOutputSchema, PackageDirectoryLoader } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../nodes/HousecallPro/actions';
import { DEFAULTS, startSandbox, type Sandbox } from '../../sandbox/server';
import { answersOf, type Answers } from '../../scripts/schemas/answers';
import { happeningsIn } from '../../scripts/schemas/events';
import { polledEventsOf } from '../../scripts/schemas/polled';
import { completed, mapValues, schemaOf, type Schema } from '../../scripts/schemas/infer';
import { fileOf, FOLDER, pollingTriggerFile, triggerFile } from '../../scripts/schemas/layout';
import { Host } from '../triggers/host';
import { TestTrigger } from '../triggers/support';
import { filesIn, root } from './checkout';

/** Another account than those that the schemas were made from; `npm run schemas` makes them anew. */
const ACCOUNT = { seed: 7, customers: 150 };

const MINUTES = 60_000;

const read = (file: string) =>
	JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Schema & { version: number };

/** What may be in any field: where that is all, nobody knows its type. */
const NOTHING = {
	type: ['null', 'array', 'object'],
	maxItems: 0,
	additionalProperties: { type: 'null' },
};

/** The schema as a promise: no further field that holds anything, no other type than the one named, and null. */
function promised({ type, properties, items }: Schema): object {
	return {
		type: [...new Set([type, 'null'].flat())],
		additionalProperties: NOTHING,
		...(properties && { properties: mapValues(properties, promised) }),
		...(items ? { items: promised(items) } : { maxItems: 0 }),
	};
}

const ajv = new Ajv({ allErrors: true, strict: false });

/** What records have that their schema does not say, each once. */
function surprises(file: string, records: IDataObject[]): string[] {
	const validate = ajv.compile(promised(read(file)));
	const errors = records.flatMap((record) => (validate(record) ? [] : (validate.errors ?? [])));
	const texts = errors.map(({ instancePath, message, params }) =>
		[file, instancePath.replace(/\/\d+/g, '[]'), message, params.additionalProperty].join(' '),
	);
	return [...new Set(texts)];
}

/** The fields of a schema's first level that none of the records has. */
function missing(file: string, records: IDataObject[]): string[] {
	const names = Object.keys(read(file).properties ?? {});
	return names
		.filter((name) => !records.some((record) => name in record))
		.map((name) => `${file} ${name}`);
}

const operations = resources.flatMap(({ value, operations: own }) =>
	own.map(({ option }) => fileOf(value, option.value)),
);

describe('The output schemas', () => {
	it('are there for every operation and for both triggers, and for nothing else', () => {
		expect(filesIn(FOLDER)).toEqual([...operations, triggerFile(), pollingTriggerFile()].sort());
	});

	it('of operations show no field as null, and no list without what is in it', () => {
		const untold = ({ type, properties = {}, items }: Schema, place: string): string[] => [
			...(type === 'null' || (type === 'array' && !items) ? [place] : []),
			...Object.entries(properties).flatMap(([name, one]) => untold(one, `${place}.${name}`)),
			...(items ? untold(items, `${place}[]`) : []),
		];

		expect(operations.flatMap((file) => untold(read(file), file))).toEqual([]);
	});

	it('have what n8n’s editor asks of a schema', () => {
		const wrong = filesIn(FOLDER).filter((file) => {
			const { type, properties = {}, version } = read(file);
			return type !== 'object' || Object.keys(properties).length === 0 || version !== 1;
		});

		expect(wrong).toEqual([]);
	});

	describe('what another account answers', () => {
		let sandbox: Sandbox;
		let answers: Answers[];

		beforeAll(async () => {
			sandbox = await startSandbox(ACCOUNT);
			answers = await answersOf(sandbox);
		}, 5 * MINUTES);

		afterAll(async () => await sandbox?.close());

		it('is as the schemas say, whatever the operation', () => {
			const found = answers.flatMap(({ resource, operation, records }) =>
				surprises(fileOf(resource, operation), records),
			);

			expect(answers).toHaveLength(operations.length);
			expect(found).toEqual([]);
		});

		it('has the fields that the schemas name', () => {
			const found = answers.flatMap(({ resource, operation, records }) =>
				missing(fileOf(resource, operation), records),
			);

			expect(found).toEqual([]);
		});

		it('is as the schema says when it comes by the trigger', async () => {
			const triggers: TestTrigger[] = [];
			const host = new Host(triggers);
			const n8nUrl = await host.listen();
			const credential = {
				apiKey: DEFAULTS.apiKey,
				baseUrl: sandbox.url,
				webhookSigningSecret: DEFAULTS.webhookSecret,
			};
			triggers.push(new TestTrigger({ parameters: { events: ['*'] }, credential, n8nUrl }));
			sandbox.state.reset();
			const happenings = happeningsIn(sandbox.state);
			try {
				await triggers[0].call('create');
				sandbox.webhooks.publish(happenings);
				await sandbox.webhooks.idle();
			} finally {
				await host.close();
			}

			expect(host.events).toHaveLength(happenings.length);
			expect(surprises(triggerFile(), host.events)).toEqual([]);
			expect(missing(triggerFile(), host.events)).toEqual([]);
		});

		it('is as the schema says when it comes by polling', async () => {
			sandbox.state.reset();
			const events = await polledEventsOf(sandbox);

			expect(surprises(pollingTriggerFile(), events)).toEqual([]);
			expect(missing(pollingTriggerFile(), events)).toEqual([]);
		});
	});

	it('name what is known of the events of both triggers, and nothing else', () => {
		const empty = (schema: Schema, name: string): string[] => {
			const { type, properties, items } = schema;
			const within = Object.entries(properties ?? {}).flatMap(([key, one]) =>
				empty(one, `${name}.${key}`),
			);
			const isEmpty =
				type === 'null' || (type === 'array' && !items) || (type === 'object' && !properties);
			return [...(isEmpty ? [name] : []), ...within, ...(items ? empty(items, `${name}[]`) : [])];
		};

		for (const file of [triggerFile(), pollingTriggerFile()])
			expect(empty(read(file), file)).toEqual([]);
	});

	describe('as n8n serves them from the built package', () => {
		const loader = new PackageDirectoryLoader(root);

		beforeAll(async () => await loader.loadAll());

		/** @param chosen what the node's parameters say; `versionFallback` is how n8n's AI builder asks */
		const served = (
			node: string,
			version: number,
			chosen: { resource?: string; operation?: string; versionFallback?: boolean } = {},
		) =>
			loadOutputSchema({
				nodeDir: path.join(root, path.dirname(loader.known.nodes[node].sourcePath)),
				version,
				...chosen,
			});

		it.each([
			{ resource: 'customer', operation: 'getAll' },
			{ resource: 'invoice', operation: 'getPreview' },
			{ resource: 'job', operation: 'create' },
		])('$resource $operation is found', ({ resource, operation }) => {
			const schema = served('housecallPro', 1, { resource, operation });

			expect(schema).toEqual(read(fileOf(resource, operation)));
		});

		it.each([true, false])('the triggers are found (versionFallback: %s)', (versionFallback) => {
			const schema = served('housecallProTrigger', 1.1, { versionFallback });
			const polled = served('housecallProPollingTrigger', 1.2, { versionFallback });

			expect(schema).toEqual(read(triggerFile()));
			expect(polled).toEqual(read(pollingTriggerFile()));
		});

		it('one node never gets what the other gives, though they share a folder', () => {
			const versionFallback = true;

			expect(served('housecallPro', 1, { versionFallback })).toBeUndefined();
			expect(
				served('housecallPro', 1, { resource: 'job', operation: 'none', versionFallback }),
			).toBeUndefined();
		});
	});

	describe('made from records', () => {
		it('have every field that some record has, with the type of its values', () => {
			const schema = schemaOf([
				{ id: 'a', note: null, share: 1, tags: [] },
				{ id: 'b', note: 'x', share: 0.5, tags: [{ id: 't' }, { name: 'n' }], at: { city: null } },
			]);

			expect(schema).toEqual({
				type: 'object',
				properties: {
					id: { type: 'string' },
					note: { type: 'string' },
					share: { type: 'number' },
					tags: {
						type: 'array',
						items: {
							type: 'object',
							properties: { id: { type: 'string' }, name: { type: 'string' } },
						},
					},
					at: { type: 'object', properties: { city: { type: 'null' } } },
				},
			});
		});

		it('name several types only where values differ in more than null', () => {
			const { properties } = schemaOf([{ value: true }, { value: null }, { value: 'yes' }]);

			expect(properties?.value).toEqual({ type: ['boolean', 'string'] });
		});

		it('learn from others what was always null, empty or whole, and nothing more', () => {
			const schema = schemaOf([{ at: { city: null }, amount: 1, tags: [], name: 'x' }]);
			const other = schemaOf([
				{ at: { city: 'Rome', zip: '1' }, amount: 1.5, tags: ['t'], name: 7, surplus: true },
			]);

			expect(completed(schema, [other])).toEqual({
				type: 'object',
				properties: {
					at: { type: 'object', properties: { city: { type: 'string' } } },
					amount: { type: 'number' },
					tags: { type: 'array', items: { type: 'string' } },
					name: { type: 'string' },
				},
			});
		});
	});
});
