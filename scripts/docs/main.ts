/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs on a developer's machine, never inside n8n */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { resources } from '../../nodes/HousecallPro/actions';
import { runScript } from '../../tools/command';
import { reference, summaryTable, withTable } from './tables';

const usage = `npm run docs

Writes the tables of operations in README.md and docs/operations.md from the code.
`;

const root = path.join(__dirname, '..', '..');

const update = (file: string, table: string) => {
	const target = path.join(root, file);
	writeFileSync(target, withTable(readFileSync(target, 'utf8'), table));
	console.log(`${file} is up to date with the table of operations`);
};

void runScript({ usage }, async () => {
	update('README.md', summaryTable(resources));
	update('docs/operations.md', reference(resources));
	return 0;
});
