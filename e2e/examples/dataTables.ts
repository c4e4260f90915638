/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { N8nClient } from '../../tools/n8n/client';

interface Table {
	id: string;
	projectId: string;
}

async function pathOf({ rest }: N8nClient, name: string): Promise<string> {
	const filter = encodeURIComponent(JSON.stringify({ name }));
	const tables = await rest.request<{ data: Table[] }>(
		'GET',
		`/rest/data-tables-global?filter=${filter}`,
	);
	assert.equal(tables.data.length, 1, `Tables called ${name}`);
	const [{ id, projectId }] = tables.data;
	return `/rest/projects/${projectId}/data-tables/${id}`;
}

/** What one of n8n's data tables holds, asked for the way n8n's own page of it does (n8n 2.41). */
export async function rowsOf(client: N8nClient, name: string): Promise<IDataObject[]> {
	const path = await pathOf(client, name);
	const rows = await client.rest.request<{ data: IDataObject[] }>('GET', `${path}/rows?take=250`);
	return rows.data;
}

export async function addRow(client: N8nClient, name: string, row: IDataObject): Promise<void> {
	await client.rest.request('POST', `${await pathOf(client, name)}/insert`, { data: [row] });
}

/** Changes the rows that have these values. */
export async function changeRows(
	client: N8nClient,
	name: string,
	which: Record<string, string>,
	data: IDataObject,
): Promise<void> {
	const filters = Object.entries(which).map(([columnName, value]) => ({
		...{ columnName, condition: 'eq', value },
	}));
	const filter = { type: 'and', filters };
	await client.rest.request('PATCH', `${await pathOf(client, name)}/rows`, { filter, data });
}
