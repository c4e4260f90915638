import type { IDataObject } from 'n8n-workflow';

import { isObject } from './values';

/**
 * What of a record that was read a write takes: not what only reads have, and no null, by which a read says that
 * there is nothing and which the API descriptions know in no write.
 */
export const omitReadOnly = (record: IDataObject, readOnly: readonly string[]): IDataObject =>
	Object.fromEntries(
		Object.entries(record).filter(([name, value]) => value !== null && !readOnly.includes(name)),
	);

/** A record that was read, as a write takes it where reads have nothing more. */
export const withoutNulls = (record: IDataObject) => omitReadOnly(record, []);

/** A list, which the live service may wrap as `{ data: […] }`; undefined for anything else. */
export function listOf(value: unknown): unknown[] | undefined {
	const list = isObject(value) ? value.data : value;
	return Array.isArray(list) ? list : undefined;
}
