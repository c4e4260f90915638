/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { WorkflowFile } from '../../tools/n8n/types';

const EXAMPLES = path.resolve(__dirname, '..', '..', 'examples');

/** One of the example workflows. They name their credential; which one that is, is n8n's to find. */
export async function readExample(file: string): Promise<WorkflowFile> {
	return JSON.parse(await readFile(path.join(EXAMPLES, file), 'utf8')) as WorkflowFile;
}
