/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, sendPage } from './answer';
import { authorize } from './auth';
import type { StoredFile } from '../state/model';
import type { Handlers } from './call';
import type { Context } from './context';
import { Refusal, unauthorized } from './errors';
import { worksFirst } from '../faults';
import { withoutSecrets, type LogEntry } from './log';
import { addRoutes } from './routes';

/** The service itself: what every request goes through before and after its handler. */
export async function addApi(
	app: FastifyInstance,
	context: Context,
	handlers: Handlers,
): Promise<void> {
	app.addHook('onRequest', async (request, reply) => {
		open(request, context);
		// Fastify's own hook stays silent when the connection is closed without an answer.
		reply.raw.once('close', () => settle(request, reply, context));
	});
	app.addHook('preHandler', async (request, reply) => await admit(request, reply, context));
	app.setErrorHandler(complain);
	app.setNotFoundHandler(async (_request, reply) => await sendPage(reply, 404));
	addRoutes(app, context, handlers);
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
		error: null,
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

/** Decides whether the request is carried out at all. What is refused at the door comes at once. */
async function admit(request: FastifyRequest, reply: FastifyReply, context: Context) {
	const { faults } = context;
	const { entry } = request.sandbox;
	entry.body = loggable(request.body);
	if (entry.operationId !== null) {
		request.sandbox.company = identify(request, context);
		const resetAt = limit(context);
		if (resetAt) return await refuse(request, reply, { status: 429 }, resetAt);
	}
	const rule = faults.take(entry.method, entry.path, entry.query);
	if (faults.latencyMs) await sleep(faults.latencyMs);
	if (rule && !worksFirst(rule)) return await refuse(request, reply, rule);
	request.sandbox.fault = rule;
}

/** The epoch second in which the next request may come, when this one is too many. */
function limit({ faults, rateLimit, state }: Context): number | null {
	const resetAt = faults.rateLimit ? rateLimit.refuse(faults.rateLimit, Date.now()) : null;
	state.traffic[resetAt ? 'refused' : 'allowed'] += 1;
	return resetAt;
}

function identify(request: FastifyRequest, { state, apiKey }: Context) {
	const company = authorize(state, apiKey, request.headers);
	if (company) return company;
	state.traffic.unauthorized += 1;
	throw unauthorized();
}

async function complain(error: unknown, request: FastifyRequest, reply: FastifyReply) {
	if (error instanceof Refusal) return await reply.code(error.status).send(error.body);
	const status = statusOf(error);
	const message = error instanceof Error ? error.message : String(error);
	if (status < 500) return await reply.code(status).send({ message });
	request.sandbox.entry.error = error instanceof Error ? (error.stack ?? message) : message;
	return await sendPage(reply, status);
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
