import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { outputFields } from '../operation/options';
import { outputNames, unknownNames } from '../operation/outputFields';

/**
 * Tells in the output panel which names in "Output Fields" no record has: mostly misspelt ones. It is no error, as some
 * records lack a field that others have, and as what was written is written.
 * @param given what came for each input item; nothing where the item failed
 */
export function hintAtUnknownFields(context: IExecuteFunctions, given: IDataObject[][]) {
	const asked = new Set(
		given.flatMap((records, item) => (records.length > 0 ? outputNames(context, item) : [])),
	);
	const unknown = unknownNames([...asked], given.flat()).map((name) => `"${name}"`);
	if (unknown.length === 0) return;
	context.addExecutionHints({
		message: `No record has ${unknown.join(', ')}, named in "${outputFields.displayName}". Run once without this option to see the names of all fields.`,
		location: 'outputPane',
	});
}
