/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npmInstall, runNpm } from './childProcess';

const CHECKOUT = path.resolve(__dirname, '..', '..');

export interface PackOptions {
	/** Receives the tarball and the build's log. */
	folder: string;
	signal?: AbortSignal;
}

/**
 * Builds this checkout and packs it the way it is published.
 *
 * @returns the tarball's path.
 * @throws CommandError with the compiler's words when it does not build.
 */
export async function packPackage({ folder, signal }: PackOptions): Promise<string> {
	const logFile = path.join(folder, 'build.log');
	await runNpm(['run', 'build'], { cwd: CHECKOUT, logFile, signal });
	await runNpm(['pack', '--pack-destination', folder], { cwd: CHECKOUT, logFile, signal });
	const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
	if (!tarball) throw new Error(`npm packed nothing; see ${logFile}`);
	return path.join(folder, tarball);
}

/**
 * Puts a packed package where n8n looks for community packages, as n8n's own installer leaves it:
 * without scripts and peer dependencies. Nothing is asked from a registry. n8n must be (re)started
 * to see it; it is not listed under Settings > Community nodes, which has a database row for each.
 */
export async function installPackage(
	tarball: string,
	userFolder: string,
	signal?: AbortSignal,
): Promise<void> {
	const folder = path.join(userFolder, '.n8n', 'nodes');
	await mkdir(folder, { recursive: true });
	const manifest = path.join(folder, 'package.json');
	// One that is there lists packages that were installed before.
	if (!existsSync(manifest)) {
		await writeFile(manifest, JSON.stringify({ name: 'installed-nodes', private: true }));
	}
	await npmInstall([tarball, '--legacy-peer-deps', '--offline'], {
		cwd: folder,
		logFile: path.join(userFolder, 'install.log'),
		signal,
	});
}
