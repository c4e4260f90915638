import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { isObject } from '../helpers/values';

/** An HTTP answer, whatever its status. */
export interface ApiResponse {
	status: number;
	headers: IDataObject;
	/** Parsed JSON, or the text of anything else, or `undefined` when there was no body. */
	body: unknown;
}

/** A 2xx answer that cannot be worked with, and what to do about it. */
export class UnexpectedResponseError extends Error {
	constructor(
		message: string,
		readonly advice: string,
		/** Whether the same request may well get on a little later. */
		readonly isPassing = false,
	) {
		super(message);
	}
}

export const unexpectedResponse = (problem: string) =>
	new UnexpectedResponseError(
		problem,
		'Check "Base URL" in the credential (normally https://api.housecallpro.com) and any proxy on the way.',
	);

const isEmpty = (body: unknown) =>
	body === undefined || body === null || body === '' || (Buffer.isBuffer(body) && !body.length);

export function toResponse({ statusCode, headers, body }: IN8nHttpFullResponse): ApiResponse {
	const isUnparsed = typeof body === 'string' && String(headers['content-type']).includes('json');
	const read: unknown = isUnparsed ? parseJson(body) : body;
	return { status: statusCode, headers, body: isEmpty(read) ? undefined : read };
}

/** Where a page was asked for, n8n's helper does not parse the JSON of a refusal. Text cut short stays text. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

export const isSuccess = ({ status }: ApiResponse) => status >= 200 && status < 300;

/** What a body has that says nothing but that something went wrong. */
const OF_REFUSAL = new Set(['code', 'error', 'errors', 'message', 'status', 'success']);

/** A 2xx that tells of an error and nothing else, as gateways answer: it is no record, and nothing was done. */
export function isRefusedInBody({ body }: ApiResponse): boolean {
	if (!isObject(body) || body.success === true) return false;
	const { error, errors } = body;
	const isTold = [error, errors].some(
		(told) => told && !(Array.isArray(told) && told.length === 0),
	);
	return isTold && Object.keys(body).every((name) => OF_REFUSAL.has(name));
}

/**
 * A route that the server does not have, as opposed to a record that it does not have: the service answers
 * an unknown record with JSON that holds `error` or `message`, an unknown route with an HTML page.
 */
export function isUnknownRoute({ status, body }: ApiResponse): boolean {
	return status === 404 && !(isObject(body) && ('error' in body || 'message' in body));
}

/** Text that n8n's helper left unparsed: an HTML page, or JSON cut short. */
export const isNotJson = ({ body }: ApiResponse) => typeof body === 'string';
