/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs on a developer's machine, never inside n8n */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { resources } from '../../nodes/HousecallPro/actions';
import { runScript } from '../../tools/command';
import { drawing } from './rooms';
import { reference, summaryTable, withWritten } from './tables';

const usage = `npm run docs

Writes the tables of operations in README.md and docs/operations.md, and the drawing of the rooms in
docs/architecture.md, from the code.
`;

const root = path.join(__dirname, '..', '..');

const update = (file: string, mark: string, written: string) => {
	const target = path.join(root, file);
	writeFileSync(target, withWritten(readFileSync(target, 'utf8'), mark, written));
	console.log(`${file} is up to date: ${mark}`);
};

void runScript({ usage }, async () => {
	update('README.md', 'operations', summaryTable(resources));
	update('docs/operations.md', 'operations', reference(resources));
	update('docs/architecture.md', 'rooms', drawing());
	return 0;
});
