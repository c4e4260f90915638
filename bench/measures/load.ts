/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Measurement } from '../measurement';
import { runProgram } from '../program';
import type { Rig } from '../rig';
import { alternate } from '../rounds';
import { figuresOf } from '../statistics';

const PACKAGE = 'n8n-nodes-housecall-pro';
const PROGRAM = path.join(__dirname, '..', 'programs', 'loadTime.cjs');
/** Each takes a moment only. */
const LEAST_RUNS = 9;
/** Of what the nodes use, that which n8n itself has loaded. */
const LOADED_BY_N8N = ['n8n-workflow', 'luxon'];

/** What the package costs before it is used. */
export const load: Measurement = {
	about:
		'Time (median of at least 9 runs) to load and construct all nodes in a fresh Node.js process in which n8n-workflow and luxon are in memory already, as in n8n; then the same with nothing in memory. Size of the packed package (1 kB = 1,000 bytes).',
	async run(rig, runs) {
		const files = await nodeFiles(rig);
		const { ours, alone } = await alternate(
			{
				ours: async () => await timeLoading(rig, files, LOADED_BY_N8N),
				alone: async () => await timeLoading(rig, files, []),
			},
			{ what: 'Loading', runs: Math.max(runs, LEAST_RUNS), progress: rig.progress },
		);
		return {
			main: {
				what: 'Loading all nodes, as in n8n',
				figures: figuresOf('ms', { ours }),
				targets: [{ figure: 'ours', atMost: 30 }],
			},
			more: {
				alone: {
					what: 'Loading all nodes, with n8n-workflow and luxon',
					figures: figuresOf('ms', { ours: alone }),
				},
				packed: {
					what: 'Packed package',
					figures: figuresOf('kB', { ours: [(await stat(rig.tarball)).size / 1000] }),
					targets: [{ figure: 'ours', atMost: 130 }],
				},
			},
		};
	},
};

async function nodeFiles({ userFolder }: Rig): Promise<string[]> {
	const folder = path.join(userFolder, '.n8n', 'nodes', 'node_modules', PACKAGE);
	const manifest = await readFile(path.join(folder, 'package.json'), 'utf8');
	const { n8n } = JSON.parse(manifest) as { n8n: { nodes: string[] } };
	return n8n.nodes.map((file) => path.join(folder, file));
}

async function timeLoading({ installation, signal }: Rig, files: string[], loadedBefore: string[]) {
	const { n8nFolder, node } = installation;
	// As n8n does for the packages that it loads.
	const modules = [path.join(n8nFolder, 'node_modules'), path.dirname(n8nFolder)];
	const output = await runProgram({
		node,
		args: [PROGRAM, loadedBefore.join(','), ...files],
		cwd: n8nFolder,
		signal,
		env: { ...process.env, NODE_PATH: modules.join(path.delimiter) },
	});
	return Number(output);
}
