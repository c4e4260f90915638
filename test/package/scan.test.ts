/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on a developer's machine, never inside n8n */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { filesIn, root, runNodeJs, temporaryFolder } from './checkout';

interface Verdict {
	passed: boolean;
	message?: string;
	details?: string;
	files: number;
	warnings: string[];
}

/** What n8n's gate for published packages lints: the sources without any suppression, then the tarball. */
const SOURCES = ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'];
const TARBALL = ['**/*.js', 'package.json'];

const scan = (folder: string, patterns: string[]) =>
	JSON.parse(runNodeJs(root, path.join(__dirname, 'scan.mjs'), folder, ...patterns)) as Verdict;

const folder = temporaryFolder();

/** Each scan starts ESLint twice. */
jest.setTimeout(120_000);

describe('n8n’s publication scan', () => {
	it('asks for the same source files as the scan does', async () => {
		const scanner = `import('@n8n/scan-community-package/scanner/scanner.mjs')`;
		const print = `${scanner}.then((scan) => console.log(JSON.stringify(scan.SOURCE_FILE_PATTERNS)))`;

		expect(JSON.parse(runNodeJs(root, '-e', print))).toEqual(SOURCES);
	});

	it('passes n8n’s publication scan as source, without a warning', () => {
		const { files, ...verdict } = scan(root, SOURCES);

		expect(verdict).toEqual({ passed: true, warnings: [] });
		expect(files).toBeGreaterThan(filesIn(path.join(root, 'nodes')).length);
	});

	it('passes n8n’s publication scan as the tarball that npm would publish, without a warning', () => {
		const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		const [{ filename }] = JSON.parse(packed) as Array<{ filename: string }>;
		execFileSync('tar', ['-xzf', filename], { cwd: folder });

		const { files, ...verdict } = scan(path.join(folder, 'package'), TARBALL);

		expect(verdict).toEqual({ passed: true, warnings: [] });
		expect(files).toBe(
			filesIn(path.join(folder, 'package')).filter((file) => file.endsWith('.js')).length + 1,
		);
	});
});
