import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentName, Route } from '../openapi/documents';
import { ROUTES } from '../openapi/documents';
import type { State } from '../state/state';
import { EventFeed } from '../webhooks/feed';
import { viewsFor } from '../views';
import { Reply, type Call, type Handler, type Handlers } from './call';
import { keepBefore, type Context } from './context';
import { answerList, capped, isList } from './lists';
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
	const status = successStatus(route, documents);

	const run = async (request: FastifyRequest, reply: FastifyReply) => {
		const { search, entry, company } = request.sandbox;
		entry.unknown = [...reader.unknown(search), ...bodies.unknown(request.body)];
		bodies.check(request.body);
		const now = context.state.now();
		const events = new EventFeed(context.state, now);
		const behaviour = context.behaviour.current;
		const query = capped(reader.read(search), behaviour.pageCaps[route.path]);
		const callOn = (state: State): Call => ({
			state,
			views: viewsFor(state, context.served),
			behaviour,
			served: context.served,
			events,
			params: request.params as Record<string, string>,
			query,
			search,
			origin: `${request.protocol}://${request.host}`,
			company,
			companyIsChosen: request.headers['x-company-id'] !== undefined,
			now,
			body: <T>() => (request.body ?? {}) as T,
		});
		request.sandbox.events = events.collected;
		if (route.method !== 'GET') keepBefore(context);
		const result = isList(route)
			? answerList(handler, callOn, context)
			: handler(callOn(context.state));
		return await answer(request, reply, toReply(result, status));
	};
	app.route({
		method: route.method,
		url: route.path.replace(/\{(\w+)\}/g, ':$1'),
		config: { operationId: route.operationId, documents },
		handler: run,
	});
}

function toReply(result: unknown, status: number): Reply {
	return result instanceof Reply ? result : new Reply(status, result);
}

/** The first 2xx of the live document if it is served, else of the contract. */
function successStatus(route: Route, documents: DocumentName[]): number {
	const operation = route.operations[documents[documents.length - 1]];
	const statuses = Object.keys(operation?.responses ?? {}).map(Number);
	return statuses.find((status) => status >= 200 && status < 300) ?? 200;
}
