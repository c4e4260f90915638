/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runScript } from '../../tools/command';
import { runNpm } from '../../tools/n8n/childProcess';
import { temporaryFolder } from '../../tools/stack';
import { withHeading } from './changelog';

const usage = `npm run release -- VERSION

Writes the version into package.json and package-lock.json, and gives what is new in CHANGELOG.md a heading of it.
Commits nothing: docs/release.md has the steps that follow.
`;

const root = path.join(__dirname, '..', '..');
const changelog = path.join(root, 'CHANGELOG.md');

void runScript({ usage, allowPositionals: true }, async (lifetime, { positionals: [version] }) => {
	if (!version) throw new Error('Name the version, e.g. npm run release -- 0.2.0');
	const renamed = withHeading(readFileSync(changelog, 'utf8'), version);
	const logFile = path.join(await temporaryFolder(lifetime), 'npm.log');
	await runNpm(['version', version, '--no-git-tag-version'], { cwd: root, logFile });
	writeFileSync(changelog, renamed);
	return 0;
});
