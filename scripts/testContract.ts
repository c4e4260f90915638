/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs on a developer's machine, never inside n8n */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { operationsOf, readDocument, writeServable } from './contract/document';
import type { ApiDocument } from './contract/document';
import { startPrism } from './contract/prism';
import { startRecorder } from './contract/recorder';
import { isAnswered, runDocument, SCHEMES } from './contract/run';
import type { Outcome } from './contract/run';

const DEFAULT_DOCUMENT = path.join(__dirname, '..', 'sandbox', 'openapi', 'contract.yaml');

/**
 * Runs the node's operations in n8n's own engine against Prism, which refuses whatever the OpenAPI document does
 * not allow. Resolves to whether every operation of the document was answered 2xx.
 */
async function testContract(file: string): Promise<boolean> {
	const document = await readDocument(file);
	const outcomes = await withServer(document, async (recorder) => {
		return await runDocument(operationsOf(document), recorder);
	});
	print(document.info.title, outcomes);
	return outcomes.every(isAnswered);
}

type Recording = Awaited<ReturnType<typeof startRecorder>>;

async function withServer<T>(document: ApiDocument, use: (recorder: Recording) => Promise<T>) {
	const folder = await mkdtemp(path.join(tmpdir(), 'contract-'));
	const served = path.join(folder, 'openapi.json');
	await writeServable(document, served);
	const prism = await startPrism(served);
	const recorder = await startRecorder(prism.url);
	try {
		return await use(recorder);
	} finally {
		await recorder.close();
		await prism.stop();
		await rm(folder, { recursive: true, force: true });
	}
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
