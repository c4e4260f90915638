/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { operationsOf, writeServable } from './document';
import type { ApiDocument } from './document';
import { startPrism } from './prism';
import { startRecorder } from './recorder';
import { runDocument } from './run';
import type { Outcome } from './run';

/**
 * Runs the node's operations in n8n's own engine against Prism, which refuses whatever the document does not allow.
 * Resolves to what became of each operation of the document, in its order.
 */
export async function checkDocument(document: ApiDocument): Promise<Outcome[]> {
	const folder = await mkdtemp(path.join(tmpdir(), 'contract-'));
	try {
		const served = path.join(folder, 'openapi.json');
		await writeServable(document, served);
		return await runAgainst(served, document);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function runAgainst(served: string, document: ApiDocument): Promise<Outcome[]> {
	const prism = await startPrism(served);
	const recorder = await startRecorder(prism.url);
	try {
		return await runDocument(operationsOf(document), recorder);
	} finally {
		await recorder.close();
		await prism.stop();
	}
}
