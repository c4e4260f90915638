/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on a developer's machine, never inside n8n */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.join(__dirname, '..', '..');
export const dist = path.join(root, 'dist');

/** Every file below a folder, relative to it and with forward slashes, A–Z. */
export function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}

/** The file that a package's `exports` would not let us ask for by name. */
export const inNodeCli = (...parts: string[]) =>
	path.join(path.dirname(require.resolve('@n8n/node-cli/eslint')), '..', ...parts);

/** Runs Node.js in a folder and gives what it prints. @throws Error when it fails, with what it says */
export const runNodeJs = (cwd: string, ...args: string[]): string =>
	execFileSync(process.execPath, args, {
		cwd,
		encoding: 'utf8',
		// n8n's lint rules take every file for a trigger node when this says "test"
		env: { ...process.env, NODE_ENV: undefined },
	});

/** An empty folder of this test file's own, removed after its tests. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'package-test-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
