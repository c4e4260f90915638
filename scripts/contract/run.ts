import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';

import { resources } from '../../nodes/HousecallPro/actions';
import type { Operation, Resource } from '../../nodes/HousecallPro/operation/operation';
import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { runNode } from '../../tools/engine/engine';
import type { DocumentedOperation } from './document';
import { minimalParameters } from './parameters';
import type { Exchange, Recorder } from './recorder';

/** Both ways in which the credential sends the key; a document may declare one, or both. */
export const SCHEMES = ['Token', 'Bearer'] as const;

/** An operation of the document, and what became of it. */
export interface Outcome {
	route: string;
	/** The node's operation that was run for it; undefined when it has none. */
	operation?: string;
	/** Statuses of the answers to requests for this route, per scheme, in the order of `SCHEMES`. */
	statuses: number[][];
	/** What the document, or the node itself, says against it. Empty when all went well. */
	refusals: string[];
}

/** One of the node's operations, run once per scheme. */
interface Run {
	operation: string;
	route: string;
	/** Per scheme. */
	exchanges: Exchange[][];
	error?: string;
}

/**
 * Runs the node's operations, with only the required fields, against a server of the document. An operation of the
 * document is credited with the node's operation of the same route, else with one that went there as its fallback.
 */
export async function runDocument(
	documented: DocumentedOperation[],
	recorder: Recorder,
): Promise<Outcome[]> {
	const runs: Run[] = [];
	for (const resource of resources) {
		for (const operation of resource.operations.filter(isEndpoint)) {
			const own = documented.find(({ route }) => isSame(route, operation.route));
			if (own || runsElsewhere(operation)) {
				runs.push(await runOperation(resource, operation, recorder, own));
			}
		}
	}
	return documented.map(({ route }) => outcomeOf(route, documented, runs));
}

/** An operation that is made of several routes stands for none of them. */
const isEndpoint = ({ composedOf }: Operation) => composedOf === undefined;

const runsElsewhere = ({ fallback }: Operation) => fallback !== undefined && 'run' in fallback;

/** What an operation that uploads a file finds in the binary field that its parameters name. */
const fileFor = ({ binaryPropertyName }: INodeParameters): IBinaryKeyData => ({
	[String(binaryPropertyName)]: {
		data: Buffer.from('sample').toString('base64'),
		mimeType: 'text/plain',
		fileName: 'sample.txt',
	},
});

async function runOperation(
	resource: Resource,
	operation: Operation,
	recorder: Recorder,
	documented?: DocumentedOperation,
): Promise<Run> {
	const { description } = new HousecallPro();
	const parameters = minimalParameters(description, resource.value, operation, documented);
	const exchanges: Exchange[][] = [];
	let failure: string | undefined;
	for (const scheme of SCHEMES) {
		const credential = { baseUrl: recorder.url, scheme };
		const { error } = await runNode({ parameters, credential, binary: fileFor(parameters) });
		failure ??= error?.message;
		exchanges.push(recorder.take());
	}
	return {
		operation: `${resource.name} → ${operation.option.name}`,
		route: operation.route,
		exchanges,
		error: failure,
	};
}

function outcomeOf(route: string, documented: DocumentedOperation[], runs: Run[]): Outcome {
	const isForRoute = ({ method, path }: Exchange) =>
		routeOf(documented, method, path)?.route === route;
	const run =
		runs.find((candidate) => isSame(candidate.route, route)) ??
		runs.find(({ exchanges }) => exchanges.flat().some(isForRoute));
	if (!run) return { route, statuses: [], refusals: [] };
	const exchanges = run.exchanges.map((sent) => sent.filter(isForRoute));
	const refusals = exchanges.flat().flatMap(({ refusal }) => refusal ?? []);
	if (refusals.length === 0 && run.error) refusals.push(`the node: ${run.error}`);
	return {
		route,
		operation: run.operation,
		statuses: exchanges.map((sent) => sent.map(({ status }) => status)),
		refusals: [...new Set(refusals)],
	};
}

/** Answered 2xx by both schemes, and what was answered was well with the node. */
export const isAnswered = ({ statuses, refusals }: Outcome) =>
	statuses.length === SCHEMES.length &&
	statuses.every((answers) => answers.length > 0 && answers.every(isSuccess)) &&
	refusals.length === 0;

const isSuccess = (status: number) => status >= 200 && status < 300;

/** The same verb and path, whatever the placeholders are called. */
export function isSame(route: string, other: string): boolean {
	const anonymous = (text: string) => text.replace(/\{\w+\}/g, '{}');
	return anonymous(route) === anonymous(other);
}

/** The operation that a request is for; `/jobs/lock` rather than `/jobs/{job_id}`. */
function routeOf(documented: DocumentedOperation[], method: string, path: string) {
	const matching = documented.filter(({ route }) =>
		new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`).test(`${method} ${path}`),
	);
	const placeholders = ({ route }: DocumentedOperation) => route.split('{').length;
	return matching.sort((a, b) => placeholders(a) - placeholders(b))[0];
}
