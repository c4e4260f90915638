import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../operation/operation';

/**
 * Tells in the output panel that a list ended at "Limit", which people take for the end of the list. An agent's tool
 * has no such panel.
 * @param lengths how many records came for each input item
 */
export function hintAtLimit(context: IExecuteFunctions, operation: Operation, lengths: number[]) {
	const own = Object.entries(operation.clientSideFilters ?? {});
	// of what there is at most once, there is no more
	const fewer = own.filter(([, { most }]) => most).map(([name]) => `filters.${name}`);
	const hasLimit = operation.fields.some(({ name }) => name === 'limit');
	const read = (name: string, item: number) => context.getNodeParameter(name, item, '');
	const reached = (length: number, item: number) =>
		length > 0 &&
		read('returnAll', item) === false &&
		// a list of changes is returned whole
		!read('filters.changedSince', item) &&
		!fewer.some((name) => read(name, item)) &&
		length === Number(read('limit', item));
	if (!hasLimit || !lengths.some(reached)) return;
	context.addExecutionHints({
		message: 'The list ended at "Limit"; there may be more. Raise it, or switch on "Return All".',
		location: 'outputPane',
	});
}
