import type { INode } from 'n8n-workflow';

import { AnswerError, isNotJson, isSuccess, isUnknownRoute } from './answer';
import type { Answer } from './answer';
import {
	answerError,
	inputError,
	unusableError,
	unknownRouteError,
	unreadableError,
} from './errors';
import type { Subject } from './errors';
import { CREDENTIAL, exchange } from './exchange';
import type { Exchange, Line } from './exchange';
import { listRecords } from './paginate';
import { toMultipart } from './multipart';
import { Pacer } from './pacer';
import { encodeQuery, fillPath } from './query';
import { ask } from './routes';
import type { Api, Call, Context } from './types';

const TIMEOUT = 60_000;

/** Five were never seen to meet a 429; with six, some did (measured on a live account). */
export const REQUESTS_AT_ONCE = 5;

/**
 * The service, for one run of a node: one base URL, one pace for all requests, which `signal` ends, and so many
 * of them under way at the same time.
 * Resolves to a function that gives each input item its own view, so that errors name the item and its fields.
 * @throws NodeOperationError of n8n's when the node has no credential, or of ours for its Base URL
 */
export async function connect(
	context: Context,
	signal = cancelSignalOf(context),
	atOnce = REQUESTS_AT_ONCE,
): Promise<(subject?: Omit<Subject, 'node'>) => Api> {
	const data = await context.getCredentials(CREDENTIAL);
	const base = readBaseUrl(context.getNode(), data.baseUrl);
	const credential = { id: '', name: '', type: CREDENTIAL, data };
	const line: Line = { context, credential, signal, pacer: new Pacer(atOnce, signal) };

	return (subject = {}) => createApi(line, base, { ...subject, node: context.getNode() });
}

const cancelSignalOf = (context: Context) =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

function readBaseUrl(node: INode, value: unknown): string {
	const base = String(value ?? '')
		.trim()
		.replace(/\/+$/, '');
	if (/^https?:\/\/[^/]/i.test(base) && URL.canParse(base)) return base;
	throw inputError(
		{ node },
		{
			message: '"Base URL" in the credential is not a web address',
			description: 'It begins with https:// and normally is https://api.housecallpro.com.',
		},
	);
}

function createApi(line: Line, base: string, subject: Subject): Api {
	const api: Api = {
		send: async (call) => await sendOrElse(call),
		list: async (call) =>
			await listRecords(api.send, call).catch((error: unknown) => {
				throw error instanceof AnswerError ? unusableError(subject, error) : error;
			}),
	};

	async function sendOrElse(call: Call): Promise<unknown> {
		const { alternative } = call;
		const answer = alternative ? await requestUnlessMissing(call) : await request(call);
		if (answer && !isUnknownRoute(answer)) return bodyOf(answer, call);
		if (!alternative || 'advice' in alternative) {
			throw unknownRouteError(subject, alternative?.advice);
		}
		return await alternative.run(alike(call), call);
	}

	const request = async (call: Call) => await exchange(line, subject, toExchange(base, call));

	/** Undefined where the server has no such route, which is found out once. */
	async function requestUnlessMissing(call: Call): Promise<Answer | undefined> {
		const tell = await ask(base, call.route, { inHurry: call.once, signal: line.signal });
		if (!tell) return undefined;
		let outcome: 'there' | 'missing' | undefined;
		try {
			const answer = await request(call);
			outcome = whatItTells(answer);
			return outcome === 'missing' ? undefined : answer;
		} finally {
			tell(outcome);
		}
	}

	function bodyOf(answer: Answer, { route, answers, mayBeEmpty }: Call): unknown {
		const write = !route.startsWith('GET ');
		const key = String(line.credential.data?.apiKey ?? '').trim();
		if (!isSuccess(answer)) throw answerError(subject, answer, { write, key });
		const isText = isNotJson(answer) && answers !== 'html';
		// what was read and is not there would pass for a list without records
		const isNothing = answer.body === undefined && !write && !mayBeEmpty;
		if (isText || isNothing) throw unreadableError(subject, answer, write);
		return answer.body;
	}

	/** For the calls of an alternative: they wait for answers as long as the call that they stand for. */
	const alike = ({ timeout, once }: Call): Api => ({
		send: async (other) => await api.send({ timeout, once, ...other }),
		list: async (other) => await api.list({ timeout, once, ...other }),
	});

	return api;
}

/** A refusal for the key, for the rate limit or for a fault may come before the route is looked at. */
function whatItTells(answer: Answer): 'there' | 'missing' | undefined {
	if (isUnknownRoute(answer)) return 'missing';
	return isSuccess(answer) || [400, 404, 409, 422].includes(answer.status) ? 'there' : undefined;
}

function toExchange(base: string, call: Call): Exchange {
	const [method, path] = call.route.split(' ') as [Exchange['method'], string];
	const query = encodeQuery(call.query);
	return {
		method,
		url: base + fillPath(path, call.path) + (query && `?${query}`),
		...(call.file ? toMultipart(call.file) : { body: call.body }),
		html: call.answers === 'html',
		timeout: call.timeout ?? TIMEOUT,
		once: call.once,
		repeatable: call.repeatable,
	};
}
