import type { ICredentialDataDecryptedObject, IExecuteFunctions, INode } from 'n8n-workflow';

import {
	inputError,
	responseError,
	unexpectedResponseError,
	unknownRouteError,
	unreadableError,
} from './errors';
import type { ErrorContext } from './errors';
import { toMultipart } from './multipart';
import { once } from './once';
import { listRecords, pageReader } from './paginate';
import { RateLimiter } from './rateLimiter';
import type { Concurrency } from './rateLimiter';
import { CREDENTIAL, sendWithRetry } from './request';
import type { ApiRequest, Session } from './request';
import {
	isNotJson,
	isRefusedInBody,
	isSuccess,
	isUnknownRoute,
	UnexpectedResponseError,
} from './response';
import type { ApiResponse } from './response';
import { whenAvailable } from './routeAvailability';
import type { Api, Call, Context } from './types';
import { encodeQuery, fillPath } from './url';

const DEFAULT_TIMEOUT_MS = 60_000;

/** Five never met a 429; six sometimes did (measured on a live account). */
export const DEFAULT_CONCURRENCY = 5;

const UNCHANGING: Concurrency = { first: DEFAULT_CONCURRENCY, most: DEFAULT_CONCURRENCY };

/** Gives each input item its own view of the service, so that errors name the item and its fields. */
type ApiFactory = (errorContext?: Omit<ErrorContext, 'node'>) => Api;

/**
 * Connects one run of a node to the service: one base URL and one rate limiter for all requests, which `signal` ends.
 * @throws NodeOperationError of n8n's when the node has no credential, or of ours for its Base URL
 */
export const connect = async (
	context: Context,
	signal = cancelSignalOf(context),
	onResponse?: Session['onResponse'],
): Promise<ApiFactory> => {
	const data = await context.getCredentials(CREDENTIAL);
	return connectWith(context, data, { signal, onResponse });
};

/**
 * Connects the input items of one run, each by the credential that its expressions give. Items with the same
 * credential share one connection, so one rate limiter. The credential is read for every item, as n8n's HTTP Request
 * node does: a node cannot see whether it holds expressions, and a look-up costs little beside a request.
 * @throws as `connect`
 */
export function connections(
	context: IExecuteFunctions,
	signal: AbortSignal | undefined,
	concurrency: Concurrency,
): (itemIndex: number) => Promise<ApiFactory> {
	const known = new Map<string, ApiFactory>();
	return async (itemIndex) => {
		const data = await context.getCredentials(CREDENTIAL, itemIndex);
		const key = JSON.stringify(data);
		const apiOf = known.get(key) ?? connectWith(context, data, { signal }, concurrency);
		known.set(key, apiOf);
		return apiOf;
	};
}

/** As `connect`, by a credential that was read before. */
export function connectWith(
	context: Context,
	data: ICredentialDataDecryptedObject,
	{ signal, onResponse }: Pick<Session, 'signal' | 'onResponse'>,
	concurrency = UNCHANGING,
): ApiFactory {
	const base = readBaseUrl(context.getNode(), data.baseUrl);
	const credential = { id: '', name: '', type: CREDENTIAL, data };
	const rateLimiter = new RateLimiter(concurrency, signal);
	const remembered = { lists: new Map(), responses: new Map() };
	const session: Session = {
		...{ context, credential, signal, onResponse, rateLimiter },
		...remembered,
	};

	return (errorContext = {}) =>
		createApi(session, base, { ...errorContext, node: context.getNode() });
}

const cancelSignalOf = (context: Context) =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/** @throws NodeOperationError for what is more or less than scheme, host, port and path */
function readBaseUrl(node: INode, value: unknown): string {
	const base = String(value ?? '')
		.trim()
		.replace(/\/+$/, '');
	if (!/^https?:\/\/[^/]/i.test(base) || !URL.canParse(base)) {
		throw inputError(
			{ node },
			{
				message: '"Base URL" in the credential is not a web address',
				description: 'It begins with https:// and normally is https://api.housecallpro.com.',
			},
		);
	}
	const { username, password } = new URL(base);
	if (!/[?#]/.test(base) && !username && !password) return base;
	throw inputError(
		{ node },
		{
			message: '"Base URL" in the credential holds more than an address',
			description:
				'Take out "?", "#" and what follows them, and any user name and password before "@". Normally it is https://api.housecallpro.com.',
		},
	);
}

/** For the calls that belong to another one: they wait as long as it does. */
export const inheriting = (api: Api, { timeout, failFast }: Partial<Call>): Api => ({
	send: async (other) => await api.send({ timeout, failFast, ...other }),
	sendOnce: async (other) => await api.sendOnce({ timeout, failFast, ...other }),
	page: async (other, page) => await api.page({ timeout, failFast, ...other }, page),
	list: async (other) => await api.list({ timeout, failFast, ...other }),
	listOnce: async (other) => await api.listOnce({ timeout, failFast, ...other }),
});

function createApi(session: Session, base: string, errorContext: ErrorContext): Api {
	const api: Api = {
		send: async (call) => await sendOrFallBack(call),
		sendOnce: async (call) =>
			await once(session.responses, JSON.stringify(call), async () => await api.send(call)),
		page: async (call, page) => await pageReader(api.send, call)(page).catch(withErrorContext),
		list: async (call) => await listRecords(api.send, call).catch(withErrorContext),
		listOnce: async (call) =>
			await once(session.lists, JSON.stringify(call), async () => await api.list(call)),
	};

	function withErrorContext(error: unknown): never {
		if (error instanceof UnexpectedResponseError) {
			throw unexpectedResponseError(errorContext, error);
		}
		throw error;
	}

	const request = async (call: Call) =>
		await sendWithRetry(session, errorContext, toRequest(base, call));

	async function sendOrFallBack(call: Call): Promise<unknown> {
		const { fallback, route, failFast } = call;
		const { signal } = session;
		const send = async () => await request(call);
		const response = fallback
			? await whenAvailable(base, route, send, { failFast, signal })
			: await send();
		if (response && !isUnknownRoute(response)) return bodyOf(response, call);
		if (!fallback || 'advice' in fallback) {
			throw unknownRouteError(errorContext, fallback?.advice);
		}
		return await fallback.run(inheriting(api, call), call);
	}

	function bodyOf(response: ApiResponse, { route, path, responseType, allowEmpty }: Call): unknown {
		const write = !route.startsWith('GET ');
		const key = keyIn(session.credential.data?.apiKey);
		if (!isSuccess(response) || isRefusedInBody(response)) {
			// such a body is read as that of the usual refusal
			const refusal = isSuccess(response) ? { ...response, status: 422 } : response;
			throw responseError(errorContext, refusal, { write, key, path });
		}
		const isText = isNotJson(response) && responseType !== 'html';
		// a read without a body would pass for a list without records
		const lacksBody = response.body === undefined && !write && !allowEmpty;
		if (isText || lacksBody) throw unreadableError(errorContext, response, write);
		return response.body;
	}

	return api;
}

/** The key without the scheme that may be pasted with it. */
const keyIn = (apiKey: unknown) =>
	String(apiKey ?? '')
		.trim()
		.replace(/^(token|bearer)\s+/i, '');

function toRequest(base: string, call: Call): ApiRequest {
	const [method, path] = call.route.split(' ') as [ApiRequest['method'], string];
	const query = encodeQuery(call.query);
	return {
		method,
		url: base + fillPath(path, call.path) + (query && `?${query}`),
		...(call.file ? toMultipart(call.file) : { body: call.body }),
		html: call.responseType === 'html',
		timeout: call.timeout ?? DEFAULT_TIMEOUT_MS,
		failFast: call.failFast,
		idempotent: call.idempotent,
	};
}
