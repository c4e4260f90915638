import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { FieldError } from '../helpers/values';
import { UnexpectedResponseError } from '../transport/response';
import { connect, MAX_CONCURRENT_REQUESTS } from '../transport/api';
import { mapInOrder } from '../helpers/mapInOrder';
import { inputError, unexpectedResponseError } from '../transport/errors';
import { accountLists } from '../descriptions/accountLists';
import { findOperation } from './index';
import type { Operation } from '../operation/operation';
import { labelsOf } from '../operation/parameters';
import { executeOperation } from '../operation/execute';

/** Reads of several input items run side by side; writes one after the other, unless the user says otherwise. */
const READS_AT_ONCE = 5;

/**
 * Runs the chosen operation for every input item. Items leave in the order of the input items they come
 * from and are linked to them. With "Continue On Fail" a failed item becomes `{ error, message }` in its place.
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = this.getNodeParameter('resource', 0);
	const operation = findOperation(resource, this.getNodeParameter('operation', 0));
	if (!operation) {
		throw new NodeOperationError(this.getNode(), 'Choose a resource and one of its operations');
	}
	const labels = labelsOf(operation.fields);
	const atOnce = itemsAtOnce(this, operation);
	const requestsAtOnce = Math.max(atOnce, MAX_CONCURRENT_REQUESTS);
	const apiOf = await connect(this, this.getExecutionCancelSignal(), requestsAtOnce);

	const results = await mapInOrder(this.getInputData().length, atOnce, async (item) => {
		const subject = { itemIndex: item, labels };
		const pairedItem = { item };
		return await executeOperation(operation, this, apiOf(subject), item, accountLists).then(
			(output) => output.map((entry) => ({ ...entry, pairedItem })),
			(error: unknown) => {
				const shown = toShown(this, error, item);
				if (!this.continueOnFail() || this.getExecutionCancelSignal()?.aborted) throw shown;
				return [{ json: toFailure(shown), pairedItem }];
			},
		);
	});
	return [results.flat()];
}

function itemsAtOnce(context: IExecuteFunctions, operation: Operation): number {
	if (operation.sequential) return 1;
	const usual = operation.route.startsWith('GET ') ? READS_AT_ONCE : 1;
	return Number(context.getNodeParameter('options.itemsAtOnce', 0, usual)) || usual;
}

/**
 * What happened, and what to do. No error object beside it: n8n 2 cannot hand one to an expression, where
 * `$input.all()` would be empty. n8n knows a failed item by its having these two and nothing else.
 */
function toFailure({ message, description }: NodeApiError | NodeOperationError): IDataObject {
	return description ? { error: message, message: description } : { error: message };
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
	if (error instanceof UnexpectedResponseError)
		return unexpectedResponseError({ node, itemIndex }, error);
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(node, error instanceof Error ? error : String(error), {
		itemIndex,
	});
}
