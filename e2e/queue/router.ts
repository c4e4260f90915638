import proxy from '@fastify/http-proxy';
import Fastify, { type FastifyRequest } from 'fastify';

export interface Routes {
	/** Of the process with the editor. */
	main: string;
	/** Of the process that receives production webhooks. */
	webhooks: string;
}

export interface Router {
	url: string;
	close(): Promise<void>;
}

/** What a load balancer does before n8n in queue mode: production webhooks go one way, all else the other. */
export async function startRouter(port: number, { main, webhooks }: Routes): Promise<Router> {
	const app = Fastify({ forceCloseConnections: true });
	await app.register(proxy, { prefix: '/webhook', rewritePrefix: '/webhook', upstream: webhooks });
	await app.register(proxy, {
		upstream: main,
		websocket: true,
		wsClientOptions: { rewriteRequestHeaders: asFromBrowser },
	});
	const url = await app.listen({ port, host: '127.0.0.1' });
	return { url, close: async () => await app.close() };
}

/** n8n accepts a web socket, which tells the editor how executions go, only from a page of its own address. */
const asFromBrowser = (added: object, { headers }: FastifyRequest) => ({
	...added,
	cookie: headers.cookie,
	origin: headers.origin,
	'x-forwarded-host': headers.host,
});
