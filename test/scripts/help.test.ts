/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { scripts } from '../../package.json';

const root = path.join(__dirname, '..', '..');
const run = promisify(execFile);

const ours = Object.entries(scripts)
	.filter(([, command]) => command.includes('tsx '))
	.map(([name, command]) => [name, command.split('tsx ')[1]] as const);

describe('A command', () => {
	it.each(ours)(
		'npm run %s explains itself, and does nothing else',
		async (name, command) => {
			const tsx = require.resolve('tsx/cli');
			const args = [tsx, ...command.split(' '), '--help'];
			const { stdout, stderr } = await run(process.execPath, args, { cwd: root });

			expect(stdout).toMatch(new RegExp(`^npm run ${name}\\b`));
			expect(stderr).toBe('');
		},
		60_000,
	);
});
