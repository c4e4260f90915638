/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { N8nClient } from '../../tools/n8n/client';

interface Table {
	id: string;
	projectId: string;
}

/** What one of n8n's data tables holds, asked for the way n8n's own page of it does (n8n 2.41). */
export async function rowsOf({ rest }: N8nClient, name: string): Promise<IDataObject[]> {
	const filter = encodeURIComponent(JSON.stringify({ name }));
	const tables = await rest.request<{ data: Table[] }>(
		'GET',
		`/rest/data-tables-global?filter=${filter}`,
	);
	assert.equal(tables.data.length, 1, `Tables called ${name}`);
	const [{ id, projectId }] = tables.data;
	const rows = await rest.request<{ data: IDataObject[] }>(
		'GET',
		`/rest/projects/${projectId}/data-tables/${id}/rows?take=250`,
	);
	return rows.data;
}
