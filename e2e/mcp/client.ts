/* eslint-disable import-x/no-unresolved -- its resolver does not read the "exports" of the SDK, of which there is no other way in */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** Connects to an MCP server the way an AI application does. @throws Error when it is refused */
export async function connectMcp(url: string, token: string): Promise<Client> {
	const client = new Client({ name: 'housecall-pro-test', version: '1.0.0' });
	const headers = { Authorization: `Bearer ${token}` };
	await client.connect(
		new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
	);
	return client;
}
