import type { DocumentName } from '../openapi/documents';
import type { Company } from '../state/model';
import type { State } from '../state/state';
import type { Dispatcher } from '../webhooks/dispatcher';
import type { SandboxEvent } from '../webhooks/feed';
import type { FaultRule, Faults } from '../faults';
import type { LogEntry, RequestLog } from './log';
import type { RateLimit } from './rateLimit';

/** What one sandbox is made of. */
export interface Context {
	state: State;
	faults: Faults;
	log: RequestLog;
	rateLimit: RateLimit;
	webhooks: Dispatcher;
	apiKey: string;
	served: DocumentName[];
}

/** What is known about one request while it is answered. */
export interface RequestContext {
	entry: LogEntry;
	search: URLSearchParams;
	company: Company;
	/** The fault that shows after the work. */
	fault: FaultRule | null;
	/** What the request changed. */
	events: readonly SandboxEvent[];
}

declare module 'fastify' {
	interface FastifyRequest {
		sandbox: RequestContext;
	}
	interface FastifyContextConfig {
		operationId?: string;
		documents?: DocumentName[];
	}
}
