/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { name as packageName, version as packageVersion } from '../../../package.json';
import type { Table } from '../../../tools/table';
import type { N8nClient } from '../../../tools/n8n/client';
import type { Stack } from '../../../tools/stack';

/** What n8n's page of community nodes shows of a package. */
interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	installedNodes: Array<{ name: string; type: string }>;
}

const ROUTE = '/rest/community-packages';

/** What the button "Install" of that page does. @throws RestError with n8n's reason */
export async function installThroughN8n({ rest }: N8nClient): Promise<void> {
	await rest.request('POST', ROUTE, {
		name: packageName,
		version: packageVersion,
	});
}

/** The page of community nodes lists the package, in this version and with all nodes. */
export async function checkInstalled({ client }: Stack, table: Table): Promise<void> {
	const packages = await client.rest.request<InstalledPackage[]>('GET', ROUTE);
	const found = packages.find((installed) => installed.packageName === packageName);
	assert.ok(found, 'n8n does not list the package');
	assert.equal(found.installedVersion, packageVersion);
	const types = found.installedNodes.map(({ type }) => type).sort();
	const names = ['housecallPro', 'housecallProPollingTrigger', 'housecallProTrigger'];
	assert.deepEqual(
		types,
		names.map((name) => `${packageName}.${name}`),
	);
	table.passed('Installed by n8n', `${packageName} ${found.installedVersion}`);
}
