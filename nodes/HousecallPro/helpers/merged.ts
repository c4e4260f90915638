import type { IDataObject } from 'n8n-workflow';

import { isObject } from './values';

/** The one object with the other in it: what both have is that of the other, but for objects, which are merged. */
export function merged(one: IDataObject, other: IDataObject): IDataObject {
	const copy = { ...one };
	for (const [name, value] of Object.entries(other)) {
		const known = copy[name];
		copy[name] = isObject(known) && isObject(value) ? merged(known, value) : value;
	}
	return copy;
}
