import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { HANDLERS } from './handlers';
import { addApi } from './http/api';
import type { Context } from './http/context';
import { addControl } from './http/control';
import { Behaviour, type BehaviourSettings } from './behaviour';
import { Faults } from './faults';
import { RequestLog } from './http/log';
import { RateLimit } from './http/rateLimit';
import { readForm } from './http/upload';
import type { DocumentName } from './openapi/documents';
import { fill, fillLive } from './seed';
import { History } from './state/history';
import { State } from './state/state';
import { startOfDay } from './state/time';
import { Dispatcher } from './webhooks/dispatcher';

export interface SandboxOptions {
	/** 0, the default, takes a free one. */
	port?: number;
	apiKey?: string;
	/** Signs the deliveries. */
	webhookSecret?: string;
	/** The same seed and day give the same data, ids and dates included. */
	seed?: number;
	/** Customers of the company; its locations have a few more. */
	customers?: number;
	/** Which routes exist: those of the contract, those of the live service, or both. */
	descriptions?: 'both' | DocumentName;
	/** The day the data lies around; the current day (UTC) by default. */
	now?: Date;
	/** What the sandbox does where the live service was not recorded. */
	behaviour?: BehaviourSettings;
}

export interface Sandbox {
	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	url: string;
	app: FastifyInstance;
	state: State;
	faults: Faults;
	behaviour: Behaviour;
	log: RequestLog;
	webhooks: Dispatcher;
	close(): Promise<void>;
}

export const DEFAULTS = {
	port: 0,
	apiKey: 'sandbox-key',
	webhookSecret: 'sandbox-webhook-secret',
	seed: 1,
	customers: 200,
	descriptions: 'both',
} as const;

const MAX_UPLOAD = 25 * 1024 * 1024;
const HOST = '127.0.0.1';

/** What Node.js says of a port that is taken does not say what to do. */
function sayPort(error: Error): never {
	if ('code' in error && error.code === 'EADDRINUSE') {
		throw new Error(`${error.message}: choose another one with --port, or 0 for any`);
	}
	throw error;
}

/** Starts a Housecall Pro of one's own on a loopback port. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port, apiKey, webhookSecret, seed, customers, descriptions } = {
		...DEFAULTS,
		...options,
	};
	const served: DocumentName[] = descriptions === 'both' ? ['contract', 'live'] : [descriptions];
	const now = startOfDay(options.now ?? Date.now());
	const state = new State({ seed, customers, now }, served.includes('live') ? fillLive : fill);
	const faults = new Faults();
	const behaviour = new Behaviour(options.behaviour);
	const log = new RequestLog();
	const webhooks = new Dispatcher(state, faults, webhookSecret);
	const rateLimit = new RateLimit();
	const history = new History();
	const context = { state, faults, behaviour, history, log, rateLimit, webhooks, apiKey, served };
	const app = await createApp(context);
	const url = await app.listen({ port, host: HOST }).catch(sayPort);
	const close = async () => {
		await webhooks.close();
		await app.close();
	};
	return { url, app, state, faults, behaviour, log, webhooks, close };
}

async function createApp(context: Context): Promise<FastifyInstance> {
	const app = Fastify({ exposeHeadRoutes: false, forceCloseConnections: true });
	takeAnyBody(app);
	await app.register(async (control) => await addControl(control, context), {
		prefix: '/_sandbox',
	});
	await app.register(async (api) => await addApi(api, context, HANDLERS));
	return app;
}

/** An empty JSON body is none (clients send one with DELETE), and other types stay text. */
function takeAnyBody(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
		try {
			done(null, text === '' ? undefined : JSON.parse(String(text)));
		} catch {
			done(Object.assign(new Error('The body is not valid JSON'), { statusCode: 400 }));
		}
	});
	app.addContentTypeParser(
		'multipart/form-data',
		{ parseAs: 'buffer', bodyLimit: MAX_UPLOAD },
		async (request: FastifyRequest, content: Buffer) =>
			await readForm(content, request.headers['content-type']),
	);
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, text));
}
