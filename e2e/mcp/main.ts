import { runScript } from '../../tools/command';
import { Table } from '../../scripts/demo/table';
import { StandIn } from '../examples/mockService';
import { Workshop } from '../examples/workshop';
import { startStack } from '../../tools/stack';
import { checkMcpTools } from './tools';

const usage = `npm run test:mcp

Tries the node out as tools for AI: over the MCP server of a real n8n, with the protocol's own client, against
a sandbox of Housecall Pro.
`;

void runScript({ usage }, async (lifetime) => {
	const standIn = await StandIn.start();
	lifetime.defer(async () => await standIn.close());
	const workshop = new Workshop(await startStack(lifetime), standIn);
	const table = new Table();
	try {
		await checkMcpTools(workshop, table);
	} catch (error) {
		table.broke('Tools over MCP', error);
	}
	return table.conclude();
});
