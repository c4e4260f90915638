/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { n8n } from '../../package.json';
import { dist, filesIn, inNodeCli, root, runNodeJs, temporaryFolder } from './checkout';

const SOURCES = ['credentials', 'nodes', 'icons'];

const sourceFiles = SOURCES.flatMap((folder) =>
	filesIn(path.join(root, folder)).map((file) => `${folder}/${file}`),
);
const builtFiles = filesIn(dist);
const folder = temporaryFolder();

const isCode = (file: string) => file.endsWith('.js');
const isCodex = (file: string) => file.endsWith('.node.json');

/** What `n8n-node build` copies, by its own code. Pictures of the documentation, which it takes too, are not given to it. */
function filesThatN8nCopies(): string[] {
	for (const source of SOURCES) symlinkSync(path.join(root, source), path.join(folder, source));
	const build = JSON.stringify(inNodeCli('commands', 'build.js'));
	runNodeJs(folder, '-e', `require(${build}).copyStaticFiles()`);
	return filesIn(path.join(folder, 'dist'));
}

const entries = [...n8n.credentials, ...n8n.nodes].map((file) => file.replace(/^dist\//, ''));
const SHARED = 'nodes/HousecallPro/nodes.js';

describe('The build', () => {
	it('builds what n8n loads and the file that the nodes share, and leaves nothing of an earlier build behind', () => {
		expect(builtFiles.filter(isCode).sort()).toEqual([...entries, SHARED].sort());
	});

	it('needs nothing at run time that n8n does not have', () => {
		const needed = builtFiles
			.filter(isCode)
			.flatMap((file) => [
				...readFileSync(path.join(dist, file), 'utf8').matchAll(/\brequire\("([^."][^"]*)"\)/g),
			])
			.map(([, name]) => name);

		expect([...new Set(needed)].sort()).toEqual(['luxon', 'n8n-workflow', 'node:crypto']);
	});

	it('puts icons and output schemas where n8n’s own build puts them, byte for byte', () => {
		const copied = filesThatN8nCopies();
		const assets = builtFiles.filter(
			(file) => !isCode(file) && !isCodex(file) && file !== 'package.json',
		);

		expect(copied.length).toBeGreaterThan(0);
		expect(assets).toEqual(copied);
		for (const file of copied) {
			expect(readFileSync(path.join(dist, file))).toEqual(
				readFileSync(path.join(folder, 'dist', file)),
			);
		}
	});

	it('puts each codex file beside its node', () => {
		expect(builtFiles.filter(isCodex)).toEqual(sourceFiles.filter(isCodex).sort());
	});
});
