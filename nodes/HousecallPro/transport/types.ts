import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Page } from './page';

/** Every n8n context from which the service is called. */
export type Context =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** Verb and path as the API description states them, e.g. `GET /customers/{customer_id}`. */
export type Route = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** What fills a route: path parameters by name, the query and the JSON body. */
export interface RequestParts {
	path?: Record<string, string>;
	query?: IDataObject;
	body?: IDataObject;
}

/**
 * Where the live service has no such route: how it does the same thing elsewhere (answering in the
 * route's own shape), or what the user can do instead.
 */
export type Fallback =
	| { run: (api: Api, parts: RequestParts) => Promise<unknown> }
	| { advice: string };

/** A file that is uploaded as the one part of a multipart body. */
export interface Upload {
	field: string;
	name: string;
	mimeType: string;
	content: Buffer;
}

export interface Call extends RequestParts {
	route: Route;
	fallback?: Fallback;
	/** Sent instead of a JSON body. */
	file?: Upload;
	/** False for a PUT that adds something, and so must not be sent twice. */
	idempotent?: boolean;
	/** What the answer is: JSON unless told. */
	responseType?: 'json' | 'html';
	/** Whether a read may be answered without a body, as the contract describes some lists. */
	allowEmpty?: boolean;
	/** Milliseconds before a request is given up; 60,000 by default. */
	timeout?: number;
	/** True where somebody waits for the answer: one try, with neither a 429 nor a fault waited out. */
	failFast?: boolean;
}

export interface ListCall extends Call {
	/** The property of the answer that holds the records, e.g. `customers`. */
	list: string;
	/** False for the few lists that come whole, without `page`. */
	paginated: boolean;
	/** The parameter that sets the page's size; `page_size` by default. */
	pageSizeParam?: 'page_size' | 'per_page';
	/**
	 * Only records changed at or after this time (ISO 8601); the query must sort by `updated_at`, newest first.
	 * All of them, whatever the limit: a sync that goes on from its last run must miss none.
	 */
	changedSince?: string;
	/** How many records at most, of those that are kept; all when left out. */
	limit?: number;
	/** Which records are kept, where the service has no such filter. Reading ends with the last one that `limit` allows. */
	keep?: (record: IDataObject) => boolean;
	/** Whether the order of the list tells that none is kept from this record on, which ends the reading, too. */
	isPast?: (record: IDataObject) => boolean;
	/** Told of each page that was read. */
	onPage?: (page: Page) => void;
	/**
	 * Makes each record what it comes out as. In a list with totals that happens as soon as its page is there, so that what
	 * the record had besides takes no memory until the last page is.
	 */
	toOutput?: (record: IDataObject) => IDataObject;
}

/** The service as one input item sees it. */
export interface Api {
	/**
	 * One request. Resolves to the parsed JSON of a 2xx answer, `undefined` for an empty one.
	 * @throws NodeApiError that says what happened, for which item, and what to do
	 */
	send: (call: Call) => Promise<unknown>;
	/** A GET, read once for all input items of a run. @throws NodeApiError */
	sendOnce: (call: Call) => Promise<unknown>;
	/** One page of a list, `limit` records long where that is given. @throws NodeApiError for anything that is no list */
	page: (call: ListCall, page: number) => Promise<Page>;
	/** A list's records, in the service's order, each once. @throws NodeApiError */
	list: (call: ListCall) => Promise<IDataObject[]>;
	/** The same, read once for all input items of a run. @throws NodeApiError */
	listOnce: (call: ListCall) => Promise<IDataObject[]>;
}
