import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { textsOf } from '../helpers/lists';
import { FieldError } from '../helpers/values';
import { outputFields } from './options';
import { readOption } from './parameters';

/** What no name of a field has: a path into one, or several names without commas. */
const NO_NAME = /[^\w\s-]/;

/** As names are compared: "Work Status" is "work_status". */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');

/**
 * The names in "Output Fields" for an input item; none where all fields come out.
 * @throws FieldError for what can be no name: no record has such a field, so it would be left out
 */
export function outputNames(context: IExecuteFunctions, itemIndex: number): string[] {
	const names = textsOf(readOption(context, outputFields.name, itemIndex));
	const wrong = names.find((name) => NO_NAME.test(name));
	if (wrong === undefined) return names;
	const [whole] = wrong.split(NO_NAME);
	throw new FieldError(
		outputFields.displayName,
		`has no field ${wrong}`,
		`It takes names of whole fields, with commas between them${whole ? `: ${whole}` : ''}.`,
	);
}

/** The key under which a record has a field of this name; undefined where it has none. */
const keyOf = (record: IDataObject, name: string): string | undefined =>
	Object.prototype.hasOwnProperty.call(record, name)
		? name
		: Object.keys(record).find((key) => plain(key) === plain(name));

/** The fields of a record that have these names, in the order of the names. */
export const pickNamed = (record: IDataObject, names: string[]): IDataObject =>
	Object.fromEntries(
		names.flatMap((name) => {
			const key = keyOf(record, name);
			return key === undefined ? [] : [[key, record[key]]];
		}),
	);

/** Those of the names that {@link pickNamed} found in none of the records that came of it. */
export function unknownNames(names: string[], records: IDataObject[]): string[] {
	const missing = new Map(names.map((name) => [plain(name), name]));
	for (const record of records) {
		if (missing.size === 0) break;
		for (const key of Object.keys(record)) missing.delete(plain(key));
	}
	return [...missing.values()];
}
