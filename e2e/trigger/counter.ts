import Fastify from 'fastify';

/** Counts requests by the last part of their path. */
export interface Counter {
	/** `http://127.0.0.1:<port>` */
	url: string;
	counts: Map<string, number>;
	close(): Promise<void>;
}

export async function startCounter(): Promise<Counter> {
	const counts = new Map<string, number>();
	const app = Fastify({ forceCloseConnections: true });
	app.post<{ Params: { id: string } }>('/:id', async ({ params }) => {
		counts.set(params.id, (counts.get(params.id) ?? 0) + 1);
		return {};
	});
	const url = await app.listen({ port: 0, host: '127.0.0.1' });
	return { url, counts, close: async () => await app.close() };
}
