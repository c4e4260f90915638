/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { resources } from '../../nodes/HousecallPro/actions';
import { drawing } from '../../scripts/docs/rooms';
import { reference, summaryTable, withWritten } from '../../scripts/docs/tables';
import { suites } from '../../e2e/faults/suites';

const ROOT = path.join(__dirname, '..', '..');

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

describe('The documents', () => {
	// `npm run docs` brings them up to date
	it.each([
		['README.md', 'operations', summaryTable(resources)],
		['docs/operations.md', 'operations', reference(resources)],
		['docs/architecture.md', 'rooms', drawing()],
	])('%s has the %s that the code has', (file, mark, written) => {
		expect(read(file)).toBe(withWritten(read(file), mark, written));
	});

	// `npm run test:faults -- --write` keeps what was observed
	it('docs/reliability.md has a row for each fault of the suite', () => {
		// another table comes before: what no run can show
		const [, written = ''] = read('docs/reliability.md').split('Written by');
		const rows = written.match(/^\| (?!Fault|---).*$/gm) ?? [];
		const faults = suites.flatMap((suite) => suite.faults);
		expect(rows.map((row) => row.split(' | ').slice(0, 2).join(' | '))).toEqual(
			faults.map(({ name, expected }) => `| ${name} | ${expected}`),
		);
	});

	/** A path in a document is one of the repository, of `nodes/HousecallPro`, or of the folder that the text names. */
	const ROOTS = [
		'.',
		'nodes/HousecallPro',
		'nodes/HousecallPro/actions',
		'nodes/HousecallPro/transport',
	];

	it.each(['CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md', 'docs/verification.md'])(
		'%s names only files that exist',
		(file) => {
			const paths = [...read(file).matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.(?:ts|js|mjs|json|yaml))`/g)];
			const lost = paths
				.map(([, named]) => named)
				.filter((named) => !named.includes('widget'))
				.filter((named) => !ROOTS.some((root) => existsSync(path.join(ROOT, root, named))));

			expect(paths.length).toBeGreaterThan(0);
			expect(lost).toEqual([]);
		},
	);

	/** Relative links and pictures; what follows a "#" is not looked at. */
	const linksIn = (file: string) =>
		[...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link);

	const DOCUMENTS = [
		...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'sandbox/README.md'],
		...readdirSync(path.join(ROOT, 'docs'))
			.filter((name) => name.endsWith('.md'))
			.map((name) => `docs/${name}`),
	];

	it.each(DOCUMENTS)('%s links only to files that exist', (file) => {
		const folder = path.dirname(path.join(ROOT, file));
		expect(linksIn(file).filter((link) => !existsSync(path.join(folder, link)))).toEqual([]);
	});

	it('are all reached from the README, at once or by way of another', () => {
		const reached = new Set(['README.md']);
		for (const file of reached) {
			for (const link of linksIn(file)) {
				const target = path.normalize(path.join(path.dirname(file), link));
				if (target.endsWith('.md') && existsSync(path.join(ROOT, target))) reached.add(target);
			}
		}
		expect(DOCUMENTS.filter((file) => !reached.has(file))).toEqual([]);
	});

	// people read it before they install anything
	it('begin with a README that stays short', () => {
		expect(Buffer.byteLength(read('README.md'))).toBeLessThan(10_000);
	});
});
