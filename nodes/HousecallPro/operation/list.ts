import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { FieldError, parseNumber } from '../helpers/values';
import { narrow } from './clientSideFilter';
import type { ExecuteContext, Operation } from './operation';
import { readSwitch } from './parameters';

/** What "Changed Since" needs of the service. */
const NEWEST_CHANGE_FIRST = { sort_by: 'updated_at', sort_direction: 'desc' };

/**
 * Reads what an operation lists, for one input item.
 * @param toOutput what becomes of each record, as soon as it is there; later where `isLate`
 */
export async function readList(
	{ clientSideFilters = {} }: Operation,
	returns: Exclude<Operation['returns'], string>,
	{ api, call, context, itemIndex, tally }: ExecuteContext,
	toOutput?: (record: IDataObject) => IDataObject,
): Promise<IDataObject[]> {
	const { query, changedSince, keep, isPast, isFiltered, most } = narrow(
		clientSideFilters,
		call.query ?? {},
	);
	const limit = Math.min(limitOf(context, itemIndex), most);
	const { onPage, onEnd } = tally.ofList();
	const records = await api.list({
		...call,
		...returns,
		query: changedSince ? { ...query, ...NEWEST_CHANGE_FIRST } : query,
		changedSince,
		limit,
		...(isFiltered && { keep, isPast, onPage }),
		toOutput,
	});
	// a sync misses nothing, whatever the limit
	const found = call.query?.changedSince ? records : records.slice(0, limit);
	if (isFiltered && returns.paginated) onEnd(found.length);
	return found;
}

/** @throws FieldError for what is no number of records */
function limitOf(context: IExecuteFunctions, itemIndex: number): number {
	// a list without these two fields, such as the response to a write, is handed on whole
	if (readSwitch(context, 'Return All', 'returnAll', { itemIndex, unset: true })) return Infinity;
	const limit = parseNumber(context.getNodeParameter('limit', itemIndex, 50));
	if (limit === undefined || !Number.isInteger(limit) || limit < 1) {
		throw new FieldError(
			'Limit',
			'must be a whole number from 1 on',
			'Give it as a number, e.g. 50, or switch on "Return All".',
		);
	}
	return limit;
}
