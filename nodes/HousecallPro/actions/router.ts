import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { accountLists } from '../descriptions/accountLists';
import { mapInGroups } from '../helpers/groups';
import { FieldError, isNil, parseNumber } from '../helpers/values';
import { executeItem, prepareItem } from '../operation/execute';
import { FEWEST_TOGETHER } from '../operation/operation';
import type { Operation } from '../operation/operation';
import { READS_AT_ONCE } from '../operation/options';
import { labelsOf } from '../operation/parameters';
import { SearchTally } from '../operation/searchTally';
import { connections, DEFAULT_CONCURRENCY } from '../transport/api';
import { inputError, unexpectedResponseError } from '../transport/errors';
import { MAX_CONCURRENCY } from '../transport/rateLimiter';
import { UnexpectedResponseError } from '../transport/response';
import { findOperation } from './index';
import { hintAtUnknownFields } from './fieldsHint';
import { hintAtLimit } from './limitHint';
import { planRun } from './planRun';
import type { PreparedItem, Run } from './planRun';
import { tellSearch } from './searchHint';
import { tellTogether } from './togetherHint';

/**
 * Runs the chosen operation for every input item. Items leave in the order of the input items they come
 * from and are linked to them. With "Continue On Fail" a failed item becomes `{ error, message }` in its place, also
 * where the fault comes before the items: then each of them has failed.
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const tally = new SearchTally();
	const { operation, atOnce, groups, read, execute } = await prepare(this, tally);
	const done: IDataObject[][] = [];
	const results = await mapInGroups(groups, atOnce, async (item) => {
		const pairedItem = { item };
		return await execute(item).then(
			(output) => {
				done[item] = output.map(({ json }) => json);
				return output.map((entry) => ({ ...entry, pairedItem }));
			},
			(error: unknown) => {
				const shown = toNodeError(this, error, item);
				if (!this.continueOnFail() || this.getExecutionCancelSignal()?.aborted) throw shown;
				return [{ json: toErrorJson(shown), pairedItem }];
			},
		);
	});
	if (operation) {
		const lengths = done.map(({ length }) => length);
		hintAtLimit(this, operation, lengths);
		hintAtUnknownFields(this, done);
	}
	tellSearch(this, tally);
	if (read !== undefined) {
		const given = results.map((items) => items.map(({ json }) => json));
		tellTogether(this, read, given);
	}
	return [results.flat()];
}

interface Prepared extends Run {
	/** Missing where it cannot be told what to do. */
	operation?: Operation;
}

/** What all items share. A fault in it is a fault of each item. */
async function prepare(context: IExecuteFunctions, tally: SearchTally): Promise<Prepared> {
	const items = [...context.getInputData().keys()];
	try {
		const operation = chosenOperation(context);
		const chosen = itemsAtOnce(context);
		const isRead = operation.route.startsWith('GET ');
		const usual = isRead ? READS_AT_ONCE : 1;
		const isPlanned = operation.plan !== undefined && items.length >= FEWEST_TOGETHER;
		const first = Math.max(chosen ?? usual, DEFAULT_CONCURRENCY);
		const most = isPlanned && chosen === undefined ? MAX_CONCURRENCY : first;
		const signal = context.getExecutionCancelSignal();
		const connectItem = connections(context, signal, { first, most });
		const labels = labelsOf(operation.fields);
		const prepareOne = async (itemIndex: number): Promise<PreparedItem> => {
			const apiOf = await connectItem(itemIndex);
			const api = apiOf({ itemIndex, labels });
			const ready = await prepareItem(operation, context, api, itemIndex, {
				lists: accountLists,
				tally,
			});
			return { connection: apiOf, context: ready };
		};
		if (isPlanned) {
			const run = await planRun(operation, items, { prepareOne, chosen, usual });
			return { operation, ...run };
		}
		return {
			operation,
			atOnce: operation.sequential ? 1 : (chosen ?? usual),
			groups: items,
			execute: async (item) => await executeItem(operation, (await prepareOne(item)).context),
		};
	} catch (error) {
		return { atOnce: 1, groups: items, execute: async () => await Promise.reject(error) };
	}
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const operation = findOperation(resource, context.getNodeParameter('operation', 0));
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), 'Choose a resource and one of its operations');
}

/** Undefined where nothing is chosen. @throws FieldError for what is no number from 1 on */
function itemsAtOnce(context: IExecuteFunctions): number | undefined {
	const value: unknown = context.getNodeParameter('options.itemsAtOnce', 0, '');
	if (isNil(value) || value === '') return undefined;
	const number = parseNumber(value);
	if (number === undefined || number < 1) {
		throw new FieldError(
			'Items at Once',
			`must be a number from 1 to ${MAX_CONCURRENCY}`,
			'Give it as a number, e.g. 5, or leave the option out.',
		);
	}
	return Math.min(Math.floor(number), MAX_CONCURRENCY);
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
