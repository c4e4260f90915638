/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';

import { root } from './checkout';

const PACKAGE = 'n8n-nodes-housecall-pro';
const NODES = ['housecallPro', 'housecallProPollingTrigger', 'housecallProTrigger'];
const CREDENTIAL = 'housecallProApi';

const loader = new PackageDirectoryLoader(root);

beforeAll(async () => await loader.loadAll());

/** n8n serves an icon from the package's folder, under `icons/<package>/`. */
const iconFile = (url: unknown) => path.join(root, String(url).replace(`icons/${PACKAGE}/`, ''));

function expectThemedIcon(iconUrl: unknown) {
	expect(iconUrl).toEqual({ light: expect.any(String), dark: expect.any(String) });
	const { light, dark } = iconUrl as { light: string; dark: string };
	expect([light, dark].filter((url) => !existsSync(iconFile(url)))).toEqual([]);
	expect(readFileSync(iconFile(light))).not.toEqual(readFileSync(iconFile(dark)));
}

describe('The built package in n8n’s loader', () => {
	it('offers its three nodes and its credential, and nothing else', () => {
		expect(Object.keys(loader.nodeTypes).sort()).toEqual(NODES);
		expect(Object.keys(loader.credentialTypes)).toEqual([CREDENTIAL]);
	});

	it.each(NODES)('%s has an icon for the light and another for the dark theme', (name) => {
		expectThemedIcon(loader.getNode(name).type.description.iconUrl);
	});

	it('gives the credential an icon for either theme too', () => {
		expectThemedIcon(loader.getCredential(CREDENTIAL).type.iconUrl);
	});

	it.each(NODES)('%s is found by what its codex file says', (name) => {
		const { codex } = loader.getNode(name).type.description;

		expect(codex?.categories?.length).toBeGreaterThan(0);
		expect(codex?.alias?.length).toBeGreaterThan(0);
		expect(codex?.resources?.primaryDocumentation?.[0].url).toMatch(/^https:/);
	});

	/** What people in the trade, and those who come from other tools, type into n8n's list of nodes. */
	it.each(['house call', 'plumbing', 'technician', 'create a job', 'dispatch', 'hvac', 'quote'])(
		'has a node that is found by typing "%s"',
		(typed) => {
			const aliases = NODES.flatMap(
				(name) => loader.getNode(name).type.description.codex?.alias ?? [],
			);

			expect(aliases.map((alias) => alias.toLowerCase())).toContain(typed);
		},
	);

	// n8n's editor lists no actions of a node that is in the subcategory of AI tools
	it.each(NODES)('%s keeps its actions in the list of nodes', (name) => {
		expect(loader.getNode(name).type.description.codex?.subcategories?.AI).toBeUndefined();
	});

	it.each(NODES)('%s has a codex file of its own name', (name) => {
		const file = loader.known.nodes[name].sourcePath.replace(/\.js$/, '.json');
		const codex = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { node: string };

		expect(codex.node).toBe(`${PACKAGE}.${name}`);
	});

	it('tells n8n which nodes take the credential', () => {
		const { supportedNodes } = loader.getCredential(CREDENTIAL).type;

		expect([...(supportedNodes ?? [])].sort()).toEqual(NODES);
	});
});
