import type { IDataObject } from 'n8n-workflow';

const pair = (name: string, value: unknown) =>
	`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;

/**
 * A query string without its `?`. Arrays go out as `name[]=a&name[]=b`, the only spelling that the live
 * service takes; what is undefined or null is left out; `false`, `0` and `''` are sent.
 */
export function encodeQuery(query: IDataObject = {}): string {
	return Object.entries(query)
		.filter(([, value]) => value !== undefined && value !== null)
		.flatMap(([name, value]) =>
			Array.isArray(value) ? value.map((entry) => pair(`${name}[]`, entry)) : [pair(name, value)],
		)
		.join('&');
}

/** Fills a path's `{placeholders}`, each value encoded as one segment. */
export function fillPath(path: string, values: Record<string, string> = {}): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}
