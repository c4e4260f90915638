import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect } from '../transport/api';
import { mapInOrder } from '../transport/concurrency';
import { inputError } from '../transport/errors';
import type { Api } from '../transport/types';
import { FieldError } from './fields';
import { findOperation } from './index';
import type { Operation } from './operation';
import { labelsOf, readParts } from './parameters';

/** Reads of several input items run side by side; writes one after the other, unless the user says otherwise. */
const READS_AT_ONCE = 5;

/**
 * Runs the chosen operation for every input item. Items leave in the order of the input items they come
 * from and are linked to them. With "Continue On Fail" a failed item becomes `{ error }` in its place.
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = this.getNodeParameter('resource', 0);
	const operation = findOperation(resource, this.getNodeParameter('operation', 0));
	if (!operation) {
		throw new NodeOperationError(this.getNode(), 'Choose a resource and one of its operations');
	}
	const labels = labelsOf(operation.fields);
	const apiOf = await connect(this);

	const results = await mapInOrder(
		this.getInputData().length,
		itemsAtOnce(this, operation),
		async (item) => {
			const subject = { itemIndex: item, labels };
			return await runItem(this, operation, apiOf(subject), item).then(
				(records) => records.map((json) => ({ json, pairedItem: { item } })),
				(error: unknown) => {
					const shown = toShown(this, error, item);
					if (!this.continueOnFail() || this.getExecutionCancelSignal()?.aborted) throw shown;
					return [{ json: { error: shown.message }, error: shown, pairedItem: { item } }];
				},
			);
		},
	);
	return [results.flat()];
}

async function runItem(
	context: IExecuteFunctions,
	operation: Operation,
	api: Api,
	item: number,
): Promise<IDataObject[]> {
	const read = readParts(context, operation, item);
	const parts = operation.prepare?.(read) ?? read;
	const { route, alternative, returns } = operation;
	const timeout = Number(context.getNodeParameter('options.timeout', item, 60)) * 1000;
	const call = { ...parts, route, alternative, timeout };

	if (typeof returns === 'object')
		return await api.list({ ...call, ...returns, limit: limitOf(context, item) });
	if (operation.run) return await operation.run(api, parts);

	const answer = await api.send(call);
	if (returns === 'deleted')
		return [{ deleted: true, ...(parts.path && { id: Object.values(parts.path).pop() }) }];
	return [(answer as IDataObject | undefined) ?? { success: true }];
}

function limitOf(context: IExecuteFunctions, item: number): number | undefined {
	if (context.getNodeParameter('returnAll', item, false)) return undefined;
	const limit = Number(context.getNodeParameter('limit', item, 50));
	if (!Number.isInteger(limit) || limit < 1)
		throw new FieldError('Limit', 'must be a whole number from 1 on');
	return limit;
}

function itemsAtOnce(context: IExecuteFunctions, operation: Operation): number {
	const usual = operation.route.startsWith('GET ') ? READS_AT_ONCE : 1;
	return Number(context.getNodeParameter('options.itemsAtOnce', 0, usual)) || usual;
}

function toShown(
	context: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const node = context.getNode();
	if (error instanceof FieldError) {
		return inputError({ node, itemIndex }, { message: error.message, description: error.advice });
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(node, error instanceof Error ? error : String(error), {
		itemIndex,
	});
}
