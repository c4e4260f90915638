/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, INode, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { HousecallProPollingTrigger } from '../../nodes/HousecallPro/HousecallProPollingTrigger.node.ts';
import { HousecallProTrigger } from '../../nodes/HousecallPro/HousecallProTrigger.node.ts';
import type { WorkflowFile } from '../../tools/n8n/types';
import { filesIn, root } from './checkout';

type FileNode = WorkflowFile['nodes'][number];

const files = filesIn(path.join(root, 'examples'));
const text = (file: string) => readFileSync(path.join(root, 'examples', file), 'utf8');
const nodesOf = (file: string) => (JSON.parse(text(file)) as WorkflowFile).nodes;

const OURS: Record<string, INodeTypeDescription> = {
	housecallPro: new HousecallPro().description,
	housecallProPollingTrigger: new HousecallProPollingTrigger().description,
	housecallProTrigger: new HousecallProTrigger().description,
};
/** n8n adds these to a node that polls, and to the tool that it makes of a node. */
const BY_N8N = ['descriptionType', 'pollTimes', 'toolDescription'];

/** The description of one of our nodes; undefined for a node of n8n's. */
function descriptionOf({ type }: FileNode): INodeTypeDescription | undefined {
	const [, name] = /^n8n-nodes-housecall-pro\.(\w+?)(?:Tool)?$/.exec(type) ?? [];
	return name === undefined ? undefined : OURS[name];
}

const propertiesOf = (node: FileNode) => descriptionOf(node)?.properties;

/** Whether a node with these parameters has this field, as far as resource and operation tell. */
function isOffered({ displayOptions }: INodeProperties, parameters: IDataObject): boolean {
	const { resource, operation } = displayOptions?.show ?? {};
	return (
		(resource?.includes(parameters.resource as string) ?? true) &&
		(operation?.includes(parameters.operation as string) ?? true)
	);
}

/** Names in an example's parameters that no field has, with the names they are below. */
function unknownNames(values: object, fields: INodeProperties[], place = ''): string[] {
	return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
		const field = fields.find((candidate) => candidate.name === name);
		if (!field) return BY_N8N.includes(name) ? [] : [place + name];
		return insideOf(field, value).flatMap(([group, below]) =>
			unknownNames(group, below, `${place}${name}.`),
		);
	});
}

/** The groups of values inside a collection, each with the fields it may have. */
function insideOf({ type, options = [] }: INodeProperties, value: unknown) {
	if (typeof value !== 'object' || value === null) return [];
	if (type === 'collection') return [[value, options as INodeProperties[]]] as const;
	if (type !== 'fixedCollection') return [];
	return Object.entries(value).flatMap(([name, content]: [string, unknown]) => {
		const group = options.find((option) => option.name === name);
		const below = group && 'values' in group ? group.values : [];
		return [content].flat().map((entry) => [entry as object, below] as const);
	});
}

describe('The examples', () => {
	it.each(files)('%s has nodes of versions that exist', (file) => {
		const unknown = nodesOf(file).filter((node) => {
			const description = descriptionOf(node);
			return description && ![description.version].flat().includes(node.typeVersion);
		});
		expect(unknown.map(({ name, typeVersion }) => ({ name, typeVersion }))).toEqual([]);
	});

	it.each(files)('%s explains itself in a note', (file) => {
		const notes = nodesOf(file).filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes).toHaveLength(1);
		expect(String(notes[0].parameters.content).length).toBeGreaterThan(200);
	});

	it.each(files)('%s carries nothing of the n8n it was made in', (file) => {
		const workflow = JSON.parse(text(file)) as object;
		expect(Object.keys(workflow).sort()).toEqual(['connections', 'name', 'nodes', 'settings']);
		for (const node of nodesOf(file)) {
			const { id, webhookId, credentials = {} } = node as Partial<INode>;
			expect({ id, webhookId }).toEqual({});
			expect(Object.values(credentials).filter((one) => one.id)).toEqual([]);
		}
		expect(text(file)).not.toMatch(/localhost|127\.0\.0\.1|cachedResult/);
	});

	it.each(files)('%s uses only what our nodes offer', (file) => {
		const unknown = nodesOf(file).flatMap((node) => {
			const properties = propertiesOf(node);
			const { parameters } = node;
			const offered = properties?.filter((field) => isOffered(field, parameters as IDataObject));
			return offered ? unknownNames(parameters, offered, `${node.name}: `) : [];
		});
		expect(unknown).toEqual([]);
	});

	it('listen to events that the trigger knows', () => {
		const { properties } = OURS.housecallProTrigger;
		const { options = [] } = properties.find(({ name }) => name === 'events') ?? {};
		const known = options.map((option) => 'value' in option && option.value);
		const nodes = files
			.flatMap(nodesOf)
			.filter(({ type }) => type.endsWith('.housecallProTrigger'));
		const events = nodes.flatMap(({ parameters }) => parameters.events as string[]);
		expect(events).not.toHaveLength(0);
		expect(events.filter((event) => !known.includes(event))).toEqual([]);
	});

	it('are all listed in the README, and no others', () => {
		const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
		const listed = [...readme.matchAll(/\]\(examples\/([\w-]+\.json)\)/g)].map(([, file]) => file);
		expect([...new Set(listed)].sort()).toEqual(files);
	});
});
