import { Table } from '../demo/table';
import { StandIn } from '../examples/standIn';
import { Workshop } from '../examples/workshop';
import { runScript } from '../lifetime';
import { startStack } from '../stack';
import { checkMcpTools } from './tools';

/** Tries the node out as tools for AI: over n8n's MCP server, with the protocol's own client. */
void runScript(async (lifetime) => {
	const standIn = await StandIn.start();
	lifetime.defer(async () => await standIn.close());
	const workshop = new Workshop(await startStack(lifetime), standIn);
	const table = new Table();
	try {
		await checkMcpTools(workshop, table);
	} catch (error) {
		table.broke('Tools over MCP', error);
	}
	return table.failed ? 1 : 0;
});
