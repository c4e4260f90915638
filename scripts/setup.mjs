// Brings node_modules in line with package-lock.json, so that every documented command works on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const lock = path.join(root, 'package-lock.json');
const installed = path.join(root, 'node_modules', '.package-lock.json');

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
	console.error(`Node.js 20 or newer is needed; this is ${process.version}.`);
	process.exit(1);
}

const upToDate = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
if (!upToDate) {
	console.error('Installing the development dependencies (about a minute) …');
	// its warnings are of packages that are only read here, or belong to n8n
	const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
	const { status } = spawnSync('npm', ['ci', '--ignore-scripts', ...quietly], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		shell: process.platform === 'win32',
	});
	process.exit(status ?? 1);
}
