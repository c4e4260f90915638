/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, sendPage } from './answer';
import { authorize } from './auth';
import type { StoredFile } from '../state/model';
import type { Context } from './context';
import { Refusal, TOO_MANY_REQUESTS, unauthorized } from './errors';
import { worksFirst } from './faults';
import { withoutSecrets, type LogEntry } from './log';
import { addRoutes } from './routes';

/** The service itself: what every request goes through before and after its handler. */
export async function addApi(app: FastifyInstance, context: Context): Promise<void> {
	app.addHook('onRequest', async (request, reply) => {
		open(request, context);
		// Fastify's own hook stays silent when the connection is closed without an answer.
		reply.raw.once('close', () => settle(request, reply, context));
	});
	app.addHook('preHandler', async (request, reply) => await admit(request, reply, context));
	app.setErrorHandler(async (error, _request, reply) => await complain(error, reply));
	app.setNotFoundHandler(async (_request, reply) => await sendPage(reply, 404));
	addRoutes(app, context);
}

function open(request: FastifyRequest, { log, state }: Context): void {
	const [path, query = ''] = splitUrl(request.url);
	const { operationId = null, documents = [] } = request.routeOptions.config;
	const entry: LogEntry = {
		at: Date.now(),
		method: request.method,
		path,
		query,
		headers: withoutSecrets(request.headers),
		body: null,
		status: null,
		operationId,
		route: documents.length > 1 ? 'both' : (documents[0] ?? null),
		unknown: [],
	};
	log.add(entry);
	const search = new URLSearchParams(query);
	request.sandbox = { entry, search, company: state.company, fault: null, events: [] };
}

/** Once the answer is out, or will never be: notes its status and tells the subscribers. */
function settle(request: FastifyRequest, reply: FastifyReply, { webhooks }: Context): void {
	const { entry, events } = request.sandbox;
	entry.status = reply.raw.headersSent ? reply.statusCode : null;
	webhooks.publish(events);
}

/** Decides whether the request is carried out at all. */
async function admit(request: FastifyRequest, reply: FastifyReply, context: Context) {
	const { faults, state } = context;
	const { entry } = request.sandbox;
	entry.body = loggable(request.body);
	if (faults.latencyMs) await sleep(faults.latencyMs);
	const rule = faults.take(entry.method, entry.path);
	if (rule && !worksFirst(rule)) return await refuse(request, reply, rule);
	request.sandbox.fault = rule;
	if (entry.operationId === null) return undefined;
	request.sandbox.company = identify(request, context);
	const resetAt = faults.rateLimit && context.rateLimit.refuse(faults.rateLimit, Date.now());
	state.traffic[resetAt ? 'refused' : 'allowed'] += 1;
	if (!resetAt) return undefined;
	return await reply.code(429).header('ratelimit-reset', resetAt).send(TOO_MANY_REQUESTS);
}

function identify(request: FastifyRequest, { state, apiKey }: Context) {
	try {
		return authorize(state, apiKey, request.headers);
	} catch (error) {
		state.traffic.unauthorized += 1;
		throw error instanceof Refusal ? error : unauthorized();
	}
}

async function complain(error: unknown, reply: FastifyReply) {
	if (error instanceof Refusal) return await reply.code(error.status).send(error.body);
	const status = statusOf(error);
	if (status >= 500) return await sendPage(reply, status);
	const message = error instanceof Error ? error.message : String(error);
	return await reply.code(status).send({ message });
}

/** Of an uploaded file the log keeps its size, not its content. */
function loggable(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || !('file' in body)) return body ?? null;
	const { name, type, content } = body.file as StoredFile;
	return { ...body, file: { name, type, size: content?.length } };
}

/** Fastify's own refusals, such as a body that is not JSON, carry a status. */
function statusOf(error: unknown): number {
	const status = error instanceof Object && 'statusCode' in error ? error.statusCode : 500;
	return typeof status === 'number' ? status : 500;
}

function splitUrl(url: string): [string, string?] {
	const mark = url.indexOf('?');
	return mark < 0 ? [url] : [url.slice(0, mark), url.slice(mark + 1)];
}
