/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { resources } from '../../nodes/HousecallPro/actions';
import { reference, summaryTable, withTable } from '../../scripts/docs/tables';
import { suites } from '../../e2e/faults/suites';

const read = (file: string) => readFileSync(path.join(__dirname, '..', '..', file), 'utf8');

// `npm run docs` brings both up to date
it.each([
	['README.md', summaryTable(resources)],
	['docs/operations.md', reference(resources)],
])('%s lists the operations that the code has', (file, table) => {
	expect(read(file)).toBe(withTable(read(file), table));
});

// `npm run test:faults -- --write` keeps what was observed
it('docs/reliability.md has a row for each fault of the suite', () => {
	const rows = read('docs/reliability.md').match(/^\| (?!Fault|---).*$/gm) ?? [];
	const faults = suites.flatMap((chapter) => chapter.faults);
	expect(rows.map((row) => row.split(' | ').slice(0, 2).join(' | '))).toEqual(
		faults.map(({ name, expected }) => `| ${name} | ${expected}`),
	);
});
