/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand, runNpm } from '../tools/n8n/childProcess';
import type { Lifetime } from '../tools/lifetime';

const CHECKOUT = path.resolve(__dirname, '..');

/** The last commit of what became 0.1.0, before the work on 0.2.0. */
const COMMIT = '1aec21668c4717ada0752080ecca72357780abf5';

/** n8n would take two packages of one name for one. */
export const EARLIER_PACKAGE = 'n8n-nodes-housecall-pro-earlier';

/**
 * Builds and packs the package as it was at 0.1.0, under a name of its own, by a worktree in `folder`.
 * @throws CommandError in a clone that does not have the commit
 */
export async function packEarlier(lifetime: Lifetime, folder: string): Promise<string> {
	const logFile = path.join(folder, 'earlier.log');
	const source = path.join(folder, 'earlier');
	const packed = path.join(folder, 'earlier-packed');
	const git = async (...args: string[]) =>
		await runCommand('git', ['worktree', ...args], { cwd: CHECKOUT, logFile });
	await mkdir(packed);
	await git('add', '--detach', source, COMMIT);
	lifetime.defer(async () => await git('remove', '--force', source));
	await symlink(path.join(CHECKOUT, 'node_modules'), path.join(source, 'node_modules'));

	const manifest = path.join(source, 'package.json');
	const { name } = JSON.parse(await readFile(manifest, 'utf8')) as { name: string };
	const text = await readFile(manifest, 'utf8');
	await writeFile(manifest, text.replace(`"${name}"`, `"${EARLIER_PACKAGE}"`));
	const command = { cwd: source, logFile, signal: lifetime.signal };
	// not `npm run build`, which would bring node_modules in line with the lock file of that time
	await runCommand(
		process.execPath,
		[path.join('node_modules', 'gulp', 'bin', 'gulp.js')],
		command,
	);
	await runNpm(['pack', '--ignore-scripts', '--pack-destination', packed], command);
	return path.join(packed, `${EARLIER_PACKAGE}-0.1.0.tgz`);
}
