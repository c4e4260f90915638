import type { Behaviour } from '../behaviour';
import type { DocumentName } from '../openapi/documents';
import type { Company } from '../state/model';
import type { History } from '../state/history';
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
	behaviour: Behaviour;
	/** Earlier states, while lists are behind. */
	history: History;
	log: RequestLog;
	rateLimit: RateLimit;
	webhooks: Dispatcher;
	apiKey: string;
	served: DocumentName[];
}

/** Keeps the state before a change, when lists are behind. */
export function keepBefore({ behaviour, history, state }: Context): void {
	const reach = Math.max(behaviour.current.listsLag, behaviour.current.totalsLag);
	if (reach) history.keep(state, reach * 1000);
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
