import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Api, Call, Fallback, RequestParts, Route } from '../transport/types';
import type { AccountLists } from '../transport/accountList';
import type { Amounts } from '../helpers/money';
import type { ClientSideFilter } from './clientSideFilter';
import type { SearchTally } from './searchTally';

/** The fields of a wide record that people use most, flat, and always with its ID. */
export type Simplify = (record: IDataObject) => IDataObject;

/**
 * What a 2xx response becomes:
 * - `record`: one item, the response itself (`{ success: true }` when it is empty)
 * - `deleted`: one item, `{ deleted: true }` with the ID that was deleted
 * - a list: one item per record found under the named property
 */
export type Returns =
	| 'record'
	| 'deleted'
	| { list: string; paginated: boolean; pageSizeParam?: 'page_size' | 'per_page' };

/** What all input items of a run share. */
export interface RunContext {
	/** The lists of the account that fields choose from. */
	lists: AccountLists;
	tally: SearchTally;
}

/** What an operation that is more than one plain call works with, for one input item. */
export interface ExecuteContext extends RunContext {
	api: Api;
	/** The route, filled with what the fields say. */
	call: Call;
	/** The values of the fields that `Operation.settings` names; those that are not set or not shown are missing. */
	settings: IDataObject;
	/** In which the times of the output are, by its IANA name. */
	timeZone: string;
	/** For binary data. */
	context: IExecuteFunctions;
	itemIndex: number;
}

/** From so many input items on, it may be worth a request to find out whether they can be looked up together. */
export const FEWEST_TOGETHER = 10;

/** How the input items of a run are executed that were looked up together. */
export interface Plan {
	/** A number for each item. Those with the same number stay in order; the others may run side by side. */
	groups: number[];
	/** How many run side by side unless the user says otherwise; one when left out. */
	atOnce?: number;
	/** How many records were read for it. */
	read: number;
	/** Takes the place of `Operation.execute`. */
	execute: (context: ExecuteContext) => Promise<unknown>;
}

/** Adds to records what is read elsewhere. */
export type Complete = (context: ExecuteContext, records: IDataObject[]) => Promise<IDataObject[]>;

/**
 * Called as soon as the first item's connection is known, with the most items that there may be, so that a look-up can
 * begin while the fields of the others are read; what it gives is called with all of them. Undefined where each item
 * had better look by itself.
 */
export type StartPlan = (
	api: Api,
	most: number,
) => (items: ExecuteContext[]) => Promise<Plan | undefined>;

/**
 * One operation: one endpoint, one file. A field is named as the API names its value and is sent by that
 * name: in the path where the route has such a placeholder, else in the query of a GET or DELETE, else in
 * the JSON body. `encode/` says how each field type is written.
 */
export interface Operation {
	/** As the Operation selector shows it; `action` is also what an AI agent reads. */
	option: { name: string; value: string; action: string; description: string };
	/** Verb and path of the contract, or of the live service where the contract has no such operation. */
	route: Route;
	/**
	 * For an operation of our own making: the other routes that it uses. The operation does not stand for `route`
	 * alone, which another operation offers as it is.
	 */
	composedOf?: Route[];
	fallback?: Fallback;
	/** False for a PUT that may add something, and so must not be sent twice. */
	idempotent?: boolean;
	/** True where the operation looks first and adds then: items at once would not see each other's additions. */
	sequential?: boolean;
	fields: INodeProperties[];
	/** Names of those fields that decide what is done and are never sent. */
	settings?: string[];
	returns: Returns;
	/** Those filters that the service does not know, by their names. */
	clientSideFilters?: Readonly<Record<string, ClientSideFilter>>;
	/** Where its requests and responses hold money, unless it is where the resource says; empty where there is none. */
	amounts?: Amounts;
	/** Adds what the fields ask for and the response does not have. */
	complete?: Complete;
	/** Whether it gives records with times, unless it is as the resource says. */
	hasTimes?: boolean;
	/** Makes a wide record small; offered as "Simplify" where records are read, and done for AI agents. */
	simplify?: Simplify;
	/** Reshapes what the fields give where the API wants it otherwise. */
	preSend?: (parts: RequestParts, settings: IDataObject) => RequestParts;
	/**
	 * For an operation that is more than one plain call. Resolves to a record, to a list of records, to nothing
	 * (`{ success: true }`), or to an item with `json` and `binary` where there is a file.
	 */
	execute?: (context: ExecuteContext) => Promise<unknown>;
	/**
	 * For an operation that looks something up for each item: looks it up for many at once. They are all of one
	 * connection.
	 */
	plan?: StartPlan;
}

export interface Resource {
	/** As the Resource selector shows it. */
	name: string;
	value: string;
	/** Where the requests and responses of its operations hold money. */
	amounts?: Amounts;
	/** Whether its records have times. */
	hasTimes?: boolean;
	operations: Operation[];
}
