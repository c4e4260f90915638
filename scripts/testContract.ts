/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs on a developer's machine, never inside n8n */
import path from 'node:path';

import { checkDocument } from './contract/check';
import { readDocument } from './contract/document';
import { isAnswered, SCHEMES } from './contract/run';
import type { Outcome } from './contract/run';

const DEFAULT_DOCUMENT = path.join(__dirname, '..', 'sandbox', 'openapi', 'contract.yaml');

/** Prints what became of each operation of an OpenAPI document; resolves to whether all were answered 2xx. */
async function testContract(file: string): Promise<boolean> {
	const document = await readDocument(file);
	const outcomes = await checkDocument(document);
	print(document.info.title, outcomes);
	return outcomes.every(isAnswered);
}

function print(title: string, outcomes: Outcome[]): void {
	const width = Math.max(...outcomes.map(({ route }) => route.length));
	console.log(`Route${' '.repeat(width - 5)}  ${SCHEMES.join(' ')}  Operation`);
	for (const outcome of outcomes) {
		const {
			route,
			operation = 'missing: no operation of the node goes there',
			statuses,
			refusals,
		} = outcome;
		const columns = SCHEMES.map((scheme, index) => column(scheme, statuses[index]));
		console.log([route.padEnd(width), columns.join(' '), operation].join('  '));
		for (const refusal of refusals) console.log(`  ✗ ${refusal}`);
	}
	const answered = outcomes.filter(isAnswered).length;
	console.log(`${answered} of ${outcomes.length} operations of ${title} were answered 2xx`);
}

const column = (scheme: string, statuses: number[] = []) =>
	([...new Set(statuses)].join(',') || '–').padEnd(scheme.length);

testContract(process.argv[2] ?? DEFAULT_DOCUMENT).then(
	(passed) => {
		process.exitCode = passed ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	},
);
