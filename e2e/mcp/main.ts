import { runScript } from '../../tools/command';
import { Table } from '../../tools/table';
import { MockService } from '../examples/mockService';
import { ExampleRig } from '../examples/rig';
import { startStack } from '../../tools/stack';
import { checkMcpTools } from './tools';

const usage = `npm run test:mcp

Tries the node out as tools for AI: over the MCP server of a real n8n, with the protocol's own client, against
a sandbox of Housecall Pro.
`;

void runScript({ usage }, async (lifetime) => {
	const mockService = await MockService.start();
	lifetime.defer(async () => await mockService.close());
	const rig = new ExampleRig(await startStack(lifetime), mockService);
	const table = new Table();
	try {
		await checkMcpTools(rig, table);
	} catch (error) {
		table.broke('Tools over MCP', error);
	}
	return table.conclude();
});
