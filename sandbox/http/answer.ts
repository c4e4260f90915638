import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reply } from './call';
import { NOT_FOUND_PAGE, SERVER_ERROR_PAGE, TOO_MANY_REQUESTS } from './errors';
import type { FaultRule } from '../faults';

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

/** Sends an answer, spoilt by the request's fault if it has one. */
export async function answer(
	request: FastifyRequest,
	reply: FastifyReply,
	{ status, body, type }: Reply,
) {
	const { fault } = request.sandbox;
	if (fault?.dropAfter) return hangUp(request, reply);
	const text = typeof body === 'string' || body === undefined ? (body ?? '') : JSON.stringify(body);
	if (!text || fault?.empty) return await reply.code(status).send();
	const sent = fault?.truncate ? text.slice(0, Math.floor(text.length / 2)) : text;
	return await reply.code(status).header('content-type', type).send(sent);
}

/** Closes the connection without an answer. */
function hangUp(request: FastifyRequest, reply: FastifyReply): FastifyReply {
	reply.hijack();
	request.raw.socket.destroy();
	return reply;
}

/** The answer of a fault that keeps the work from being done. */
export async function refuse(
	request: FastifyRequest,
	reply: FastifyReply,
	rule: FaultRule,
	resetAt = rule.resetInSeconds && Math.floor(clockOf(rule) / 1000) + rule.resetInSeconds,
) {
	if (rule.dropBefore) return hangUp(request, reply);
	const status = rule.status ?? 500;
	if (rule.clockOffsetSeconds) void reply.header('date', new Date(clockOf(rule)).toUTCString());
	if (rule.retryAfter !== undefined) void reply.header('retry-after', rule.retryAfter);
	if (resetAt !== undefined) void reply.header('ratelimit-reset', resetAt);
	if (rule.html) return await sendPage(reply, status);
	if (rule.body === undefined && status >= 500) return await sendPage(reply, status);
	const body = rule.body ?? usualBody(status);
	if (body === null) return await reply.code(status).send();
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return await reply.code(status).header('content-type', JSON_TYPE).send(text);
}

const clockOf = ({ clockOffsetSeconds = 0 }: FaultRule) => Date.now() + clockOffsetSeconds * 1000;

export async function sendPage(reply: FastifyReply, status: number) {
	const page = status === 404 ? NOT_FOUND_PAGE : SERVER_ERROR_PAGE;
	return await reply.code(status).header('content-type', HTML_TYPE).send(page);
}

function usualBody(status: number): unknown {
	if (status === 429) return TOO_MANY_REQUESTS;
	if (status === 401) return { message: 'Unauthorized' };
	if (status < 300) return null;
	return { error: { message: `Answered with ${status} on purpose` } };
}
