/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs on a developer's machine, never inside n8n */
import path from 'node:path';

import { runScript } from '../../tools/command';
import { checkDocument } from './check';
import { readDocument } from './document';
import { isAnswered, SCHEMES } from './run';
import type { Outcome } from './run';

const DEFAULT_DOCUMENT = path.join(__dirname, '..', '..', 'sandbox', 'openapi', 'contract.yaml');

const USAGE = `npm run test:contract [-- FILE ...]

Runs every operation of OpenAPI documents through the node, against Stoplight Prism, which judges each
request by its document. Without FILE: sandbox/openapi/contract.yaml; the live service's is live.yaml there.
`;

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

const command = { usage: USAGE, allowPositionals: true };

void runScript(command, async (_lifetime, { positionals }) => {
	const files = positionals.length > 0 ? positionals : [DEFAULT_DOCUMENT];
	let passed = true;
	for (const file of files) passed = (await testContract(file)) && passed;
	return passed ? 0 : 1;
});
