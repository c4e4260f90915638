/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { name as packageName } from '../../../package.json';
import type { Table } from '../../../tools/table';
import { FOLDER, pollingTriggerFile, triggerFile } from '../../../scripts/schemas/layout';
import type { Stack } from '../../../tools/stack';

const TRIGGERS = new Map([
	[pollingTriggerFile(), 'housecallProPollingTrigger'],
	[triggerFile(), 'housecallProTrigger'],
]);

/** n8n serves every output schema, which is what the editor shows before the first run. */
export async function checkSchemas({ client }: Stack, table: Table): Promise<void> {
	const files = await schemaFiles();
	assert.ok(files.length > 0, 'there are no schemas');
	for (const file of files) {
		const node = TRIGGERS.get(file) ?? 'housecallPro';
		const url = `/schemas/${packageName}.${node}/${file.replace(/^v/, '')}`;
		const expected: unknown = JSON.parse(await readFile(path.join(FOLDER, file), 'utf8'));
		assert.deepEqual(await client.rest.request('GET', url), expected, url);
	}
	table.passed('Output schemas served', `${files.length} files`);
}

async function schemaFiles(): Promise<string[]> {
	const files = await readdir(FOLDER, { recursive: true });
	return files.filter((file) => file.endsWith('.json')).map((file) => file.replace(/\\/g, '/'));
}
