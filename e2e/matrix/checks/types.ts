/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Table } from '../../../tools/table';
import { runCommand } from '../../../tools/n8n/childProcess';
import type { MatrixStack } from '../server';

const CHECKOUT = path.resolve(__dirname, '..', '..', '..');

/** The source compiles against the n8n-workflow that this n8n comes with. */
export async function checkTypes({ installation, n8n }: MatrixStack, table: Table): Promise<void> {
	const library = path.join(installation.n8nFolder, '..', 'n8n-workflow');
	const project = path.join(n8n.userFolder, 'tsconfig.json');
	await writeFile(project, JSON.stringify(configFor(library)));
	const compiler = require.resolve('typescript/bin/tsc');
	await runCommand(process.execPath, [compiler, '-p', project], {
		cwd: CHECKOUT,
		logFile: path.join(n8n.userFolder, 'types.log'),
	});
	table.passed('Source type-checks', `against n8n-workflow ${await versionOf(library)}`);
}

function configFor(library: string) {
	return {
		extends: path.join(CHECKOUT, 'tsconfig.json'),
		compilerOptions: {
			noEmit: true,
			rootDir: CHECKOUT,
			typeRoots: [path.join(CHECKOUT, 'node_modules', '@types')],
			paths: { 'n8n-workflow': [library] },
		},
		include: ['credentials', 'nodes'].map((folder) => path.join(CHECKOUT, folder, '**', '*')),
	};
}

async function versionOf(library: string): Promise<string> {
	const manifest = await readFile(path.join(library, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}
