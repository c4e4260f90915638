/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Stack } from '../../tools/stack';
import type { Table } from '../../tools/table';

const PACKAGE = 'n8n-nodes-housecall-pro';

/** n8n has found all nodes of the package. */
export async function checkLoaded({ client }: Stack, table: Table): Promise<void> {
	const types = await client.nodeTypes(`${PACKAGE}.`);
	const names = types.map(({ name }) => name);
	for (const node of ['housecallPro', 'housecallProPollingTrigger', 'housecallProTrigger']) {
		assert.ok(names.includes(`${PACKAGE}.${node}`), `n8n has not loaded "${node}"`);
	}
	table.passed('Package loaded', [...new Set(types.map((type) => type.displayName))].join(', '));
}
