import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { adviceFor } from './advice';
import { errorCode, neverSent } from './neverSent';
import { withoutKey } from './redact';
import type { ApiResponse, UnexpectedResponseError } from './response';

/** The subject of an error: the node, the input item, and the display names of the fields that were sent. */
export interface ErrorContext {
	node: INode;
	itemIndex?: number;
	labels?: ReadonlyMap<string, string>;
}

interface ErrorText {
	message: string;
	description?: string;
}

/**
 * Why a request failed, as n8n 2.37 and later read it from an error's `failure` to decide when to poll again. Plain
 * data, so earlier versions ignore it.
 */
type Failure =
	| { cause: 'rate-limited' | 'temporarily-unavailable'; retryAfterMs?: number }
	| { cause: 'credential-invalid' | 'configuration-invalid' };

function failureOf(status: number | undefined): Failure {
	if (status === 401 || status === 403) return { cause: 'credential-invalid' };
	if (status === 429) return { cause: 'rate-limited' };
	return { cause: status && status >= 500 ? 'temporarily-unavailable' : 'configuration-invalid' };
}

const withItem = (message: string, itemIndex?: number) =>
	itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;

/** A fault of the service or of the way to it. */
export function serviceError(
	context: ErrorContext,
	text: ErrorText,
	status?: number,
	failure = failureOf(status),
): NodeApiError {
	const { node, itemIndex } = context;
	const message = withItem(text.message, itemIndex);
	const error = new NodeApiError(
		node,
		{},
		{ ...text, message, httpCode: status?.toString(), itemIndex },
	);
	// n8n replaces a message that happens to contain a system error's name ("…approve permission" holds EPERM)
	error.message = message;
	return Object.assign(error, { failure });
}

/** A fault of what the user put into the node. */
export function inputError(context: ErrorContext, text: ErrorText): NodeOperationError {
	const { node, itemIndex } = context;
	const message = withItem(text.message, itemIndex);
	const error = new NodeOperationError(node, message, { description: text.description, itemIndex });
	error.message = message;
	const failure: Failure = { cause: 'configuration-invalid' };
	return Object.assign(error, { failure });
}

/** How much of the service's text an error quotes, in characters. */
const MAX_QUOTE_LENGTH = 300;

/** How deep, and how many entries of each object, an error body is searched for texts. */
const MAX_DEPTH = 6;
const MAX_ENTRIES = 20;

/**
 * The error for a response outside 2xx. Body shapes: recorded from the live service.
 * @param key stays out of the error, even where the server quotes it; see `redact.ts`
 */
export function responseError(
	context: ErrorContext,
	response: ApiResponse,
	{ write, key, path }: { write: boolean; key: string; path?: Record<string, string> },
): NodeApiError {
	const said = messagesIn(response.body, context.labels).join('; ');
	const shown = withoutKey(said, key);
	const isLong = shown.length > MAX_QUOTE_LENGTH;
	const quoted = isLong ? `${shown.slice(0, MAX_QUOTE_LENGTH)}…` : shown;
	const text = explain(response.status, quoted, write);
	const advice = response.status < 500 ? adviceFor({ said, path }) : undefined;
	const description = advice ?? text.description;
	return serviceError(context, { ...text, description }, response.status);
}

/** Said of a write whose outcome is unknown. */
export const OUTCOME_UNKNOWN =
	'The request may have been carried out all the same: look in Housecall Pro before sending it again.';

function explain(status: number, said: string, write: boolean): ErrorText {
	const quoted = said ? `: ${said}` : '';
	switch (status) {
		case 400:
		case 422:
			return {
				message: `Housecall Pro did not accept the values${quoted}`,
				description: 'Correct the named field and run again.',
			};
		case 401:
			return {
				message: 'Housecall Pro refused the API key',
				description:
					'Check the key in the credential (App Store → API Key Management; MAX plan), leave "Location" empty unless the key reaches several locations, and note that some calls are open only to keys of partner applications.',
			};
		case 403:
			return {
				message: `This API key may not do that${quoted}`,
				description:
					'Use a key with write access, and check that "Location" in the credential is one that the key reaches.',
			};
		case 404:
		case 410:
			return {
				message: said
					? `Housecall Pro found no such record${quoted}`
					: 'Housecall Pro found no such record',
				description:
					'Check the ID: it must belong to this account and to this kind of record, and the record must not have been deleted.',
			};
		case 409:
			return {
				message: `Housecall Pro refused the request (status 409)${quoted}`,
				description:
					'The record is in a state that does not allow this, or was changed meanwhile: look at it in Housecall Pro, then run again.',
			};
		default:
			return explainOther(status, quoted, write);
	}
}

function explainOther(status: number, quoted: string, write: boolean): ErrorText {
	if (status >= 300 && status < 400) {
		return {
			message:
				'The server redirected the request, which is not followed so that the key goes nowhere else',
			description:
				'Check "Base URL" in the credential; normally it is https://api.housecallpro.com.',
		};
	}
	if (status >= 500) {
		return {
			message: `Housecall Pro could not handle the request (status ${status})${quoted}`,
			description: write ? OUTCOME_UNKNOWN : 'This usually passes. Try again in a few minutes.',
		};
	}
	return { message: `Housecall Pro refused the request (status ${status})${quoted}` };
}

/** All texts of an error body: `{message}`, `{error}`, `{error:{message}}`, `{errors:{field:[…]}}`, `{field:[…]}`. */
function messagesIn(
	body: unknown,
	labels: ErrorContext['labels'],
	field?: string,
	depth = 0,
): string[] {
	if (typeof body === 'string') return field === undefined ? [] : [labelled(field, body, labels)];
	if (typeof body !== 'object' || body === null || depth === MAX_DEPTH) return [];
	const entries = Array.isArray(body)
		? body.slice(0, MAX_ENTRIES).map((entry: unknown): [string, unknown] => [field ?? '', entry])
		: Object.entries(body).slice(0, MAX_ENTRIES);
	return entries.flatMap(([key, value]) => messagesIn(value, labels, key, depth + 1));
}

const WRAPPERS = new Set(['', 'message', 'error', 'errors', 'base', 'error_description']);

function labelled(field: string, text: string, labels: ErrorContext['labels']): string {
	return WRAPPERS.has(field) ? text : `"${labels?.get(field) ?? field}" ${text}`;
}

/** The error for a 429 that is not waited out. `asked`: how long the service asked to wait, in milliseconds. */
export function rateLimitError(context: ErrorContext, asked: number | undefined): NodeApiError {
	const seconds = Math.ceil((asked ?? 0) / 1000);
	const wait = seconds
		? `it asked to wait ${seconds} more second${seconds === 1 ? '' : 's'}`
		: 'it did not say for how long';
	return serviceError(
		context,
		{
			message: `Housecall Pro’s rate limit is used up; ${wait}`,
			description:
				'All users of the API key share the limit. Run the workflow later, or process fewer items at once.',
		},
		429,
		{ cause: 'rate-limited', ...(asked !== undefined && { retryAfterMs: asked }) },
	);
}

/**
 * The error for a request without a response.
 * @param cause what n8n's HTTP helper threw
 * @param wasSent whether an earlier attempt may have reached the service
 */
export function noResponseError(
	context: ErrorContext,
	origin: string,
	write: boolean,
	cause: unknown,
	wasSent = false,
): NodeApiError {
	const code = errorCode(cause);
	const unsent = wasSent ? undefined : neverSent(cause);
	if (unsent?.kind === 'blocked') {
		return serviceError(context, { message: unsent.message, description: unsent.advice });
	}
	const text = {
		message: code ? `No answer from ${origin} (${code})` : `No answer from ${origin}`,
		description: unsent ? NEVER_SENT[unsent.kind] : write ? WRITE_FAILED : READ_FAILED,
	};
	const isLasting = unsent?.kind === 'certificate';
	return serviceError(context, text, undefined, {
		cause: isLasting ? 'configuration-invalid' : 'temporarily-unavailable',
	});
}

const WRITE_FAILED = `The connection failed or took too long. ${OUTCOME_UNKNOWN}`;
const READ_FAILED =
	'The connection failed or took too long. Check "Base URL" in the credential and the network, then try again.';

const NEVER_SENT = {
	passing:
		'There was no connection, so the request was not carried out. Check "Base URL" in the credential and the network, then try again.',
	certificate:
		'The server’s certificate is not valid, or this n8n does not trust it, so the request was not sent. Check "Base URL" in the credential and any proxy on the way.',
};

/** The error for a 2xx response that holds nothing to work with: text that is not JSON, or nothing at all. */
export function unreadableError(
	context: ErrorContext,
	response: ApiResponse,
	write: boolean,
): NodeApiError {
	const what = response.body === undefined ? 'is empty' : 'is not JSON';
	const advice =
		'Check "Base URL" in the credential (normally https://api.housecallpro.com) and any proxy on the way.';
	return serviceError(
		context,
		{
			message: `The answer ${what}, so it does not come from Housecall Pro’s API, or was cut short`,
			description: write ? `${OUTCOME_UNKNOWN} ${advice}` : advice,
		},
		response.status,
	);
}

/** The error for a 2xx response that is not what was asked for, or for a list that cannot be read. */
export const unexpectedResponseError = (
	context: ErrorContext,
	{ message, advice, isPassing }: UnexpectedResponseError,
): NodeApiError =>
	serviceError(context, { message, description: advice }, undefined, {
		cause: isPassing ? 'temporarily-unavailable' : 'configuration-invalid',
	});

const UNKNOWN_ROUTE = 'Housecall Pro’s API does not offer this operation';

/** Whether an error says that there is no such record, rather than no such operation. */
export const isMissingRecord = (error: unknown): boolean =>
	error instanceof NodeApiError &&
	error.httpCode === '404' &&
	!error.message.startsWith(UNKNOWN_ROUTE);

/** Whether the service refused what was asked for, rather than the key or the pace. */
export const isRefusal = (error: unknown): boolean =>
	error instanceof NodeApiError &&
	['400', '404', '410', '416', '422'].includes(error.httpCode ?? '');

/** The error for an operation that this server does not have. */
export function unknownRouteError(context: ErrorContext, advice?: string): NodeApiError {
	return serviceError(
		context,
		{
			message: UNKNOWN_ROUTE,
			description:
				advice ??
				'Check "Base URL" in the credential; normally it is https://api.housecallpro.com.',
		},
		404,
	);
}
