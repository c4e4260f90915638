/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import path from 'node:path';
import { requireSame } from '../execution';
import { runProgram } from '../program';
import type { Rig } from '../rig';
import { API_KEY, type SandboxProcess } from '../sandboxProcess';
import { PAGE_SIZE } from '../workflows';

const PROGRAM = path.join(__dirname, '..', 'programs', 'floor.mjs');
/** As many as our node has under way at the same time. */
const AT_ONCE = 5;

/**
 * How many milliseconds the same requests take with nothing around them, on the Node.js that n8n runs on.
 * This program is told how many pages there are, which a node has to find out.
 */
export async function timeFloor(
	{ installation, signal }: Rig,
	sandbox: SandboxProcess,
): Promise<number> {
	const { customerIds, url } = sandbox;
	const pages = Math.ceil(customerIds.length / PAGE_SIZE);
	const numbers = [pages, PAGE_SIZE, AT_ONCE].map(String);
	const output = await runProgram({
		node: installation.node,
		args: [PROGRAM, url, API_KEY, ...numbers],
		cwd: path.dirname(PROGRAM),
		signal,
	});
	const { ms, ids } = JSON.parse(output) as { ms: number; ids: string[] };
	requireSame(ids, customerIds);
	return ms;
}
