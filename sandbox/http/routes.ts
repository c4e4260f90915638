import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentName, Route } from '../openapi/documents';
import { ROUTES } from '../openapi/documents';
import { EventFeed } from '../webhooks/feed';
import { viewsFor } from '../views';
import { Reply, type Call, type Handler, type Handlers } from './call';
import type { Context } from './context';
import { QueryReader } from './query';
import { answer } from './answer';
import { BodyChecker } from './body';

/** Puts every route of the served documents on the server. */
export function addRoutes(app: FastifyInstance, context: Context, handlers: Handlers): void {
	for (const route of ROUTES) {
		const documents = context.served.filter((name) => route.operations[name]);
		if (!documents.length) continue;
		const handler = handlers[route.operationId];
		if (!handler) throw new Error(`Nothing handles ${route.operationId}`);
		addRoute(app, context, route, documents, handler);
	}
}

function addRoute(
	app: FastifyInstance,
	context: Context,
	route: Route,
	documents: DocumentName[],
	handler: Handler,
): void {
	const reader = new QueryReader(route, documents);
	const bodies = new BodyChecker(route, documents);
	const views = viewsFor(context.state, context.served);
	const status = successStatus(route, documents);

	const run = async (request: FastifyRequest, reply: FastifyReply) => {
		const { search, entry, company } = request.sandbox;
		entry.unknown = [...reader.unknown(search), ...bodies.unknown(request.body)];
		bodies.check(request.body);
		const now = context.state.now();
		const events = new EventFeed(context.state, now);
		const call: Call = {
			state: context.state,
			views,
			served: context.served,
			events,
			params: request.params as Record<string, string>,
			query: reader.read(search),
			search,
			origin: `${request.protocol}://${request.host}`,
			company,
			companyIsChosen: request.headers['x-company-id'] !== undefined,
			now,
			body: <T>() => (request.body ?? {}) as T,
		};
		request.sandbox.events = events.collected;
		return await answer(request, reply, toReply(handler, call, status));
	};
	app.route({
		method: route.method,
		url: route.path.replace(/\{(\w+)\}/g, ':$1'),
		config: { operationId: route.operationId, documents },
		handler: run,
	});
}

function toReply(handler: Handler, call: Call, status: number): Reply {
	const result = handler(call);
	return result instanceof Reply ? result : new Reply(status, result);
}

/** The first 2xx of the live document if it is served, else of the contract. */
function successStatus(route: Route, documents: DocumentName[]): number {
	const operation = route.operations[documents[documents.length - 1]];
	const statuses = Object.keys(operation?.responses ?? {}).map(Number);
	return statuses.find((status) => status >= 200 && status < 300) ?? 200;
}
