import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Api, Call } from '../transport/types';
import { FieldError } from './fields';
import type { Operation } from './operation';
import { readParts } from './parameters';

/**
 * One operation for one input item: its fields become a call, the answer becomes items.
 * @throws FieldError before any request, for a value that is missing or cannot be sent; NodeApiError after
 */
export async function perform(
	operation: Operation,
	context: IExecuteFunctions,
	api: Api,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const { route, alternative, returns, prepare, run } = operation;
	const read = readParts(context, operation, itemIndex);
	const timeout = Number(context.getNodeParameter('options.timeout', itemIndex, 60)) * 1000;
	const call: Call = { ...(prepare?.(read) ?? read), route, alternative, timeout };

	if (run) return await run({ api, call, context, itemIndex });
	if (typeof returns === 'object') {
		return toItems(await api.list({ ...call, ...returns, limit: limitOf(context, itemIndex) }));
	}
	const answer = await api.send(call);
	if (returns === 'deleted') return toItems([{ deleted: true, ...deletedId(call) }]);
	return toItems([(answer as IDataObject | undefined) ?? { success: true }]);
}

export const toItems = (records: IDataObject[]): INodeExecutionData[] =>
	records.map((json) => ({ json }));

/** The last ID of the path is that of the record itself. */
function deletedId({ path }: Call): IDataObject {
	const id = Object.values(path ?? {}).pop();
	return id === undefined ? {} : { id };
}

function limitOf(context: IExecuteFunctions, itemIndex: number): number | undefined {
	if (context.getNodeParameter('returnAll', itemIndex, false)) return undefined;
	const limit = Number(context.getNodeParameter('limit', itemIndex, 50));
	if (!Number.isInteger(limit) || limit < 1) {
		throw new FieldError('Limit', 'must be a whole number from 1 on');
	}
	return limit;
}
