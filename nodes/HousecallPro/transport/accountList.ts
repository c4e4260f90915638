import type { IDataObject } from 'n8n-workflow';

import { idOf } from '../helpers/recordId';
import type { Fallback, Route } from './types';

/** A list of the account from which a field chooses. */
export interface AccountList {
	route: Route;
	fallback?: Fallback;
	query?: IDataObject;
	/** The property of the response that holds the records. */
	list: string;
	/** What the field chooses from, where that is inside the records of the list. */
	within?: (record: IDataObject) => IDataObject[];
	/** What the service takes of a record. */
	value: 'id' | 'name';
	/** What one record is called in an error, e.g. `employee`. */
	noun: string;
	/** What makes a new record, as a sentence without its full stop. */
	made?: string;
	/** What an ID of these records looks like. */
	idPattern: RegExp;
	/** What people call a record by. */
	names: (record: IDataObject) => string[];
}

/** Lists by the name that a field has for them in `loadOptionsMethod`. */
export type AccountLists = Readonly<Record<string, AccountList>>;

/** What a field chooses from, of the records that the list holds. */
export const entriesOf = ({ within }: AccountList, records: IDataObject[]): IDataObject[] =>
	within ? records.flatMap(within) : records;

export const valueOf = ({ value }: AccountList, record: IDataObject) =>
	value === 'id' ? idOf(record) : String(record.name);
