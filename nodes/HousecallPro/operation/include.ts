import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/values';

/** What "Include" names, apart from what the service itself adds to a record. */
export function takeInclude(query: IDataObject = {}, name: string) {
	const { expand, ...rest } = query;
	const named = Array.isArray(expand) ? expand.map(String) : [];
	const sent = named.filter((entry) => entry !== name);
	return {
		isWanted: named.includes(name),
		query: sent.length > 0 ? { ...rest, expand: sent } : rest,
	};
}

/** A record with what "Include" adds to it. */
export const withIncluded = async (
	record: unknown,
	name: string,
	read: (found: IDataObject) => Promise<IDataObject[string]>,
): Promise<unknown> => (isObject(record) ? { ...record, [name]: await read(record) } : record);
