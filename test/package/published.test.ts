/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- runs on a developer's machine, never inside n8n */
import { execFileSync } from 'node:child_process';

import { root } from './checkout';

const DOCUMENTS = ['LICENSE.md', 'README.md', 'package.json'];
/** Some versions of npm add it by themselves. */
const MAY_BE = ['CHANGELOG.md'];

/** What n8n needs of a package: code, icons, codex files, output schemas and the package's own description. */
const NEEDED = [
	/^dist\/(nodes|credentials)\/.+\.js$/,
	/^dist\/icons\/[\w.]+\.(svg|png)$/,
	/^dist\/nodes\/.+\.node\.json$/,
	/^dist\/nodes\/\w+\/__schema__\/.+\.json$/,
	/^dist\/package\.json$/,
];

function publishedFiles(): string[] {
	const printed = execFileSync('npm', ['pack', '--dry-run', '--json'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ files }] = JSON.parse(printed) as Array<{ files: Array<{ path: string }> }>;
	return files.map((file) => file.path);
}

const files = publishedFiles();
const isBuilt = (file: string) => file.startsWith('dist/');

describe('The published package', () => {
	it('publishes the licence and the README beside the built package, and nothing else', () => {
		const beside = files.filter((file) => !isBuilt(file) && !MAY_BE.includes(file));

		expect(beside.sort()).toEqual(DOCUMENTS);
	});

	it('publishes of the built package only what n8n needs', () => {
		const built = files.filter(isBuilt);

		expect(built.length).toBeGreaterThan(0);
		expect(built.filter((file) => !NEEDED.some((pattern) => pattern.test(file)))).toEqual([]);
	});

	it.each([
		'dist/credentials/HousecallProApi.credentials.js',
		'dist/nodes/HousecallPro/HousecallPro.node.js',
		'dist/nodes/HousecallPro/HousecallPro.node.json',
		'dist/nodes/HousecallPro/HousecallProPollingTrigger.node.js',
		'dist/nodes/HousecallPro/HousecallProPollingTrigger.node.json',
		'dist/nodes/HousecallPro/HousecallProTrigger.node.js',
		'dist/nodes/HousecallPro/HousecallProTrigger.node.json',
		'dist/icons/housecallPro.svg',
		'dist/icons/housecallPro.dark.svg',
	])('publishes %s', (file) => {
		expect(files).toContain(file);
	});
});
