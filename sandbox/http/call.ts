import type { BehaviourSettings } from '../behaviour';
import type { DocumentName } from '../openapi/documents';
import type { EventFeed } from '../webhooks/feed';
import type { Company } from '../state/model';
import type { State } from '../state/state';
import type { Views } from '../views';
import type { Query } from './query';

/** What a handler gets to answer one request. */
export interface Call {
	state: State;
	/** Shapes records the way the served documents show them. */
	views: Views;
	/** The documents that the sandbox answers. */
	served: DocumentName[];
	/** What is chosen where the live service was not recorded. */
	behaviour: Required<BehaviourSettings>;
	/** Records what happened; subscribers hear of it after the answer. */
	events: EventFeed;
	params: Record<string, string>;
	query: Query;
	/** The query as it was sent, for what has no plain name. */
	search: URLSearchParams;
	/** Where the sandbox is, as the client sees it. */
	origin: string;
	/** The company the request is about: the key's, or the one of `X-Company-Id`. */
	company: Company;
	/** Whether the header named the company; then `location_ids` counts for nothing. */
	companyIsChosen: boolean;
	/** The present, `YYYY-MM-DDTHH:MM:SSZ`. */
	now: string;
	/** The checked body; the caller names the shape that its schema has. */
	body<T>(): T;
}

/**
 * Answers one operation of the service. The returned value becomes the JSON body (nothing: an empty
 * body) with the status the document names for success, unless it is a {@link Reply}.
 */
export type Handler = (call: Call) => unknown;

export type Handlers = Record<string, Handler>;

/** An answer that differs from the document's status or media type. */
export class Reply {
	constructor(
		readonly status: number,
		readonly body: unknown,
		readonly type = 'application/json; charset=utf-8',
	) {}
}
