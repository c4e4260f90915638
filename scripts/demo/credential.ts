/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Stack } from '../../tools/stack';
import type { Table } from '../../tools/table';

/** The credential's test tells a right key from a wrong one, and asks the service to find out. */
export async function checkCredential(stack: Stack, table: Table): Promise<void> {
	const { client, credential, sandbox } = stack;
	const { traffic } = sandbox.state;

	const allowed = traffic.allowed;
	const right = await client.testCredential(credential);
	assert.equal(right.status, 'OK', right.message);
	assert.ok(traffic.allowed > allowed, 'the test passed without a request');
	table.passed('Credential test, right key', right.message);

	const refused = traffic.unauthorized;
	const data = { ...credential.data, apiKey: 'not-the-key' };
	const wrong = await client.testCredential({ ...credential, data });
	assert.equal(wrong.status, 'Error', 'a wrong key passed the test');
	assert.ok(traffic.unauthorized > refused, 'the test failed without a request');
	table.passed('Credential test, wrong key', wrong.message);
}
