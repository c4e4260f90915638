/* eslint-disable @n8n/community-nodes/require-node-api-error -- runs on a developer's machine, never inside n8n */
/* eslint-disable import-x/no-unresolved -- its resolver does not read the "exports" of the SDK, of which there is no other way in */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { IDataObject } from 'n8n-workflow';

/** Connects to an MCP server the way an AI application does. @throws Error when it is refused */
export async function connectMcp(url: string, token: string): Promise<Client> {
	const client = new Client({ name: 'housecall-pro-test', version: '1.0.0' });
	const headers = { Authorization: `Bearer ${token}` };
	await client.connect(
		new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
	);
	return client;
}

/** Calls a tool and reads its records. @throws Error where it answers anything else */
export async function use(
	client: Client,
	tool: string,
	parameters: object,
): Promise<IDataObject[]> {
	const text = await textOf(client, tool, parameters);
	try {
		return JSON.parse(text) as IDataObject[];
	} catch {
		throw new Error(`${tool} answered ${text}`);
	}
}

/** Calls a tool and gives what it answers. */
export async function textOf(client: Client, name: string, parameters: object): Promise<string> {
	const result = await client.callTool({ name, arguments: { ...parameters } });
	const content = result.content as Array<{ type: string; text: string }>;
	return content.map(({ text }) => text).join('\n');
}
