/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import path from 'node:path';
import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { findOperation, resources } from '../../nodes/HousecallPro/actions';
import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { DEFAULTS, type Sandbox } from '../../sandbox/server';
import { jsonOf, runNode } from '../../tools/engine/engine';
import { operationsOf, readDocument } from '../contract/document';
import type { DocumentedOperation } from '../contract/document';
import { isSame } from '../contract/run';
import { inputsOf } from './inputs';

const OPENAPI = path.join(__dirname, '..', '..', 'sandbox', 'openapi');

/** What operations that upload a file take. */
const FILE: IBinaryKeyData = {
	data: {
		data: Buffer.from('sample').toString('base64'),
		mimeType: 'text/plain',
		fileName: 'sample.txt',
	},
};

/** The operation that makes what another one is about, where a sandbox starts with none of it. */
const MADE_BY: Record<string, string> = {
	'estimateOption.deleteNote': 'addNote',
	'job.getInputMaterials': 'updateInputMaterials',
	'lead.convert': 'create',
	'webhook.delete': 'create',
	'webhook.getAll': 'create',
};

/** What one operation gave for the records of a sandbox. */
export interface Answers {
	resource: string;
	operation: string;
	records: IDataObject[];
}

/**
 * Runs every operation of the node in n8n's own engine against a sandbox, each on the data that the sandbox started
 * with.
 * @throws Error when an operation gives nothing at all
 */
export async function answersOf(sandbox: Sandbox): Promise<Answers[]> {
	const answers: Answers[] = [];
	for (const { value: resource, operations } of resources) {
		for (const { option } of operations) {
			const operation = option.value;
			const records = await answerOf(sandbox, resource, operation);
			answers.push({ resource, operation, records });
		}
	}
	return answers;
}

/** The same for one operation. @throws Error when it gives nothing at all */
export async function answerOf(
	sandbox: Sandbox,
	resource: string,
	operation: string,
): Promise<IDataObject[]> {
	documents ??= readDocuments();
	const documented = await documents;
	const maker = MADE_BY[`${resource}.${operation}`];
	sandbox.state.reset();
	if (maker) await run(sandbox, resource, maker, documented);
	return await run(sandbox, resource, operation, documented);
}

let documents: Promise<DocumentedOperation[]> | undefined;

async function readDocuments(): Promise<DocumentedOperation[]> {
	const documents = ['live.yaml', 'contract.yaml'].map(
		async (file) => await readDocument(path.join(OPENAPI, file)),
	);
	return (await Promise.all(documents)).flatMap(operationsOf);
}

async function run(
	{ state, url }: Sandbox,
	resource: string,
	name: string,
	documented: DocumentedOperation[],
): Promise<IDataObject[]> {
	const operation = findOperation(resource, name);
	if (!operation) throw new Error(`The node has no operation ${resource}.${name}`);
	const { description } = new HousecallPro();
	const document = documented.find(({ route }) => isSame(route, operation.route));
	const result = await runNode({
		...inputsOf(description, resource, operation, state, document),
		binary: FILE,
		credential: { apiKey: DEFAULTS.apiKey, baseUrl: url },
		// some records do not allow everything: a job that is done cannot be scheduled
		onError: 'continueErrorOutput',
	});
	if (result.items.length > 0) return jsonOf(result.items);
	const [refusal] = jsonOf(result.errorItems);
	const reason = result.error?.message ?? refusal?.error ?? 'there is nothing to run it on';
	throw new Error(`${resource}.${name} gives nothing: ${JSON.stringify(reason)}`);
}
