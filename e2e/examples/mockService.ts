import Fastify, { type FastifyInstance } from 'fastify';
import type { WorkflowFile } from '../../tools/n8n/types';

/** One request, as it came in. */
export interface Received {
	method: string;
	/** Starts with the service's name: `/crm/contacts/1` for `https://crm.example.com/contacts/1`. */
	path: string;
	body: unknown;
}

/** The hosts that stand for a user's own services in the examples. */
const SERVICES = /https:\/\/([a-z-]+)\.example\.com/g;

/** Takes the place of the services that the examples are to be connected with. */
export class MockService {
	readonly received: Received[] = [];

	/** Which requests are answered 503; all others are answered 200, with {@link answer}. */
	refuses: (request: Received) => boolean = () => false;

	/** May take its time. */
	answer: (request: Received) => object | Promise<object> = () => ({});

	private readonly app: FastifyInstance = Fastify({ forceCloseConnections: true });

	url = '';

	/** Listens on a free port of the loopback address. */
	static async start(): Promise<MockService> {
		const mockService = new MockService();
		// files come in as they are
		mockService.app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) =>
			done(null, body),
		);
		mockService.app.all('/*', async ({ method, url, body }, reply) => {
			const request = { method, path: url, body };
			mockService.received.push(request);
			if (mockService.refuses(request)) return await reply.code(503).send({});
			return await reply.send(await mockService.answer(request));
		});
		mockService.url = await mockService.app.listen({ port: 0, host: '127.0.0.1' });
		return mockService;
	}

	async close(): Promise<void> {
		await this.app.close();
	}

	/** As new. */
	reset(): void {
		this.received.length = 0;
		this.refuses = () => false;
		this.answer = () => ({});
	}

	/** The same workflow with this in place of all services at example.com. */
	replaceIn(file: WorkflowFile): WorkflowFile {
		const text = JSON.stringify(file).replace(SERVICES, `${this.url}/$1`);
		return JSON.parse(text) as WorkflowFile;
	}
}
