import { isEmpty, parseJson } from './values';

/** A list or an object in JSON, which a model writes where it can only give a text. */
const LOOKS_LIKE_JSON = /^(\[.*\]|\{.*\})$/s;

/**
 * The entries of a value that stands for a list: the list itself, a text with a JSON list, a text with commas, or a
 * single entry. Empty texts, null and false stand for no entry, so that `{{ $json.vip && 'VIP' }}` works.
 */
function entriesOf(value: unknown): unknown[] {
	return splitList(value).filter((entry) => !isEmpty(entry) && entry !== false);
}

/** All entries, also those that stand for none. */
export function splitList(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const text = value.trim();
	const json = LOOKS_LIKE_JSON.test(text) ? parseJson(text) : undefined;
	if (Array.isArray(json)) return json;
	return json === undefined ? text.split(',') : [json];
}

/** The entries as texts, trimmed; a text with commas inside a list is split up as well. */
export const textsOf = (value: unknown): string[] =>
	entriesOf(value)
		.flatMap((entry) => String(entry).split(','))
		.map((text) => text.trim())
		.filter(Boolean);
