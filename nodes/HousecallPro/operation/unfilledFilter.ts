import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isEmpty, isObject } from '../helpers/values';

/** Whether nothing was filled in; an expression is a text that begins with "=". */
function holdsNothing(raw: unknown): boolean {
	if (Array.isArray(raw)) return raw.every(holdsNothing);
	if (!isObject(raw)) return isEmpty(raw);
	return '__rl' in raw ? holdsNothing(raw.value) : Object.values(raw).every(holdsNothing);
}

/**
 * Whether a filter was added and then left empty, which leaves it out. One whose expression gives nothing is another
 * thing: it must not mean all records. Says so in the output panel, where the filter could be thought to be in force.
 */
export function isUnfilledFilter(
	context: IExecuteFunctions,
	{ displayName }: INodeProperties,
	path: string,
	itemIndex: number,
): boolean {
	const raw: unknown = context.getNodeParameter(path, itemIndex, null, { rawExpressions: true });
	if (!holdsNothing(raw)) return false;
	// it is the same for all input items
	if (itemIndex === 0) {
		context.addExecutionHints({
			message: `The filter "${displayName}" is empty, so it was left out.`,
			location: 'outputPane',
		});
	}
	return true;
}
