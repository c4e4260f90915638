import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { FieldError, isNil, parseNumber } from '../helpers/values';
import { UnexpectedResponseError } from '../transport/response';
import { connections, DEFAULT_CONCURRENCY } from '../transport/api';
import { mapInOrder } from '../helpers/mapInOrder';
import { inputError, unexpectedResponseError } from '../transport/errors';
import { accountLists } from '../descriptions/accountLists';
import { MAX_CONCURRENCY } from '../transport/rateLimiter';
import { findOperation } from './index';
import { hintAtLimit } from './limitHint';
import type { Operation } from '../operation/operation';
import { labelsOf } from '../operation/parameters';
import { executeOperation } from '../operation/execute';

/** Reads of several input items run side by side; writes one after the other, unless the user says otherwise. */
const READS_AT_ONCE = 5;

type ExecuteItem = (item: number) => Promise<INodeExecutionData[]>;

/**
 * Runs the chosen operation for every input item. Items leave in the order of the input items they come
 * from and are linked to them. With "Continue On Fail" a failed item becomes `{ error, message }` in its place, also
 * where the fault comes before the items: then each of them has failed.
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { operation, atOnce, executeItem } = prepare(this);
	const lengths: number[] = [];
	const results = await mapInOrder(this.getInputData().length, atOnce, async (item) => {
		const pairedItem = { item };
		return await executeItem(item).then(
			(output) => {
				lengths[item] = output.length;
				return output.map((entry) => ({ ...entry, pairedItem }));
			},
			(error: unknown) => {
				const shown = toNodeError(this, error, item);
				if (!this.continueOnFail() || this.getExecutionCancelSignal()?.aborted) throw shown;
				return [{ json: toErrorJson(shown), pairedItem }];
			},
		);
	});
	if (operation) hintAtLimit(this, operation, lengths);
	return [results.flat()];
}

interface Prepared {
	/** Missing where it cannot be told what to do. */
	operation?: Operation;
	atOnce: number;
	executeItem: ExecuteItem;
}

/** What all items share. A fault in it is a fault of each item. */
function prepare(context: IExecuteFunctions): Prepared {
	try {
		const operation = chosenOperation(context);
		const atOnce = itemsAtOnce(context, operation);
		const requestsAtOnce = Math.max(atOnce, DEFAULT_CONCURRENCY);
		const connectItem = connections(context, context.getExecutionCancelSignal(), requestsAtOnce);
		const labels = labelsOf(operation.fields);
		const executeItem = async (item: number) => {
			const apiOf = await connectItem(item);
			const api = apiOf({ itemIndex: item, labels });
			return await executeOperation(operation, context, api, item, accountLists);
		};
		return { operation, atOnce, executeItem };
	} catch (error) {
		return { atOnce: 1, executeItem: async () => await Promise.reject(error) };
	}
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const operation = findOperation(resource, context.getNodeParameter('operation', 0));
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), 'Choose a resource and one of its operations');
}

/** @throws FieldError for what is no number from 1 on */
function itemsAtOnce(context: IExecuteFunctions, operation: Operation): number {
	const usual = operation.route.startsWith('GET ') ? READS_AT_ONCE : 1;
	const value: unknown = context.getNodeParameter('options.itemsAtOnce', 0, usual);
	const number = isNil(value) || value === '' ? usual : parseNumber(value);
	if (number === undefined || number < 1) {
		throw new FieldError('Items at Once', `must be a number from 1 to ${MAX_CONCURRENCY}`);
	}
	return operation.sequential ? 1 : Math.min(Math.floor(number), MAX_CONCURRENCY);
}

/**
 * What happened, and what to do. No error object beside it: n8n 2 cannot hand one to an expression, where
 * `$input.all()` would be empty. n8n knows a failed item by its having these two and nothing else.
 */
function toErrorJson({ message, description }: NodeApiError | NodeOperationError): IDataObject {
	return description ? { error: message, message: description } : { error: message };
}

function toNodeError(
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
