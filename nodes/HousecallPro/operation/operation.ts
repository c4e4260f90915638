import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { Alternative, Api, Call, Parts, Route } from '../transport/types';

/**
 * What a 2xx answer becomes:
 * - `record`: one item, the answer itself (`{ success: true }` when the answer is empty)
 * - `deleted`: one item, `{ deleted: true }` with the ID that was deleted
 * - a list: one item per record found under the named property
 */
export type Returns =
	| 'record'
	| 'deleted'
	| { list: string; paged: boolean; pageSizeName?: 'page_size' | 'per_page' };

/** What an operation that is more than one plain call works with, for one input item. */
export interface Work {
	api: Api;
	/** The route, filled with what the fields say. */
	call: Call;
	/** For binary data. */
	context: IExecuteFunctions;
	itemIndex: number;
}

/**
 * One operation: one endpoint, one file. A field is named as the API names its value and is sent by that
 * name: in the path where the route has such a placeholder, else in the query of a GET or DELETE, else in
 * the JSON body. `actions/fields.ts` says how each field type is written.
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
	madeOf?: Route[];
	alternative?: Alternative;
	/** False for a PUT that may add something, and so must not be sent twice. */
	repeatable?: boolean;
	/** True where the operation looks first and adds then: items at once would not see each other's additions. */
	oneByOne?: boolean;
	fields: INodeProperties[];
	returns: Returns;
	/** Makes a wide record small; offered as "Simplify" where records are read, and done for AI agents. */
	simplify?: Simplify;
	/** Reshapes what the fields give where the API wants it otherwise. */
	prepare?: (parts: Parts) => Parts;
	/** For an operation that is more than one plain call. */
	run?: (work: Work) => Promise<INodeExecutionData[]>;
}

export interface Resource {
	/** As the Resource selector shows it. */
	name: string;
	value: string;
	operations: Operation[];
}

/** The fields of a wide record that people use most, flat, and always with its ID. */
export type Simplify = (record: IDataObject) => IDataObject;
