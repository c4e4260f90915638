/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { ICredentialType } from 'n8n-workflow';
import { name as packageName } from '../../../package.json';
import type { Table } from '../../../tools/table';
import type { Stack } from '../../../tools/stack';

type Icon = string | { light: string; dark: string } | undefined;

/** n8n serves the icons of the nodes and of the credential, for the light and the dark theme. */
export async function checkIcons({ client, n8n, credential }: Stack, table: Table): Promise<void> {
	const nodes = await client.nodeTypes(`${packageName}.`);
	const all = await client.rest.request<ICredentialType[]>('GET', '/types/credentials.json');
	const own = all.filter(({ name }) => name === credential.type);
	assert.equal(own.length, 1, 'n8n has not loaded the credential');

	const urls = new Set([...nodes, ...own].flatMap(({ name, iconUrl }) => urlsOf(name, iconUrl)));
	for (const url of urls) {
		const response = await fetch(`${n8n.url}/${url}`);
		assert.equal(response.status, 200, url);
		assert.match(response.headers.get('content-type') ?? '', /^image\/svg\+xml/, url);
		assert.match(await response.text(), /<svg\b/, url);
	}
	table.passed('Icons served', `${urls.size} files`);
}

function urlsOf(name: string, icon: Icon): string[] {
	assert.ok(typeof icon === 'object', `${name} has no icon for each theme`);
	return [icon.light, icon.dark];
}
