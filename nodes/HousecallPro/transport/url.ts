import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/values';

/** A lone surrogate, as a text cut short ends with, has no encoding: it becomes U+FFFD. */
const encode = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

const pair = (name: string, value: unknown) => `${encode(name)}=${encode(String(value))}`;

/** `name[]=a`, or for an object each of its values as `name[][key]=a`. */
const entryOf = (name: string, entry: unknown): string[] =>
	isObject(entry)
		? Object.entries(entry).map(([key, value]) => pair(`${name}[][${key}]`, value))
		: [pair(`${name}[]`, entry)];

/**
 * A query string without its `?`. Arrays go out as `name[]=a&name[]=b`, the only spelling that the live
 * service takes; what is undefined or null is left out; `false`, `0` and `''` are sent.
 */
export function encodeQuery(query: IDataObject = {}): string {
	return Object.entries(query)
		.filter(([, value]) => value !== undefined && value !== null)
		.flatMap(([name, value]) =>
			Array.isArray(value)
				? value.flatMap((entry: unknown) => entryOf(name, entry))
				: [pair(name, value)],
		)
		.join('&');
}

/** These two stay what they are when encoded, and would lead to another path. */
export const isDotSegment = (value: string) => value === '.' || value === '..';

function toSegment(value: string): string {
	if (isDotSegment(value)) throw new Error(`An ID cannot be "${value}"`);
	return encode(value);
}

/** Fills a path's `{placeholders}`, each value encoded as one segment. @throws Error for `.` and `..` */
export function fillPath(path: string, values: Record<string, string> = {}): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => toSegment(values[name] ?? ''));
}
