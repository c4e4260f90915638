import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	NodeParameterValue,
} from 'n8n-workflow';

import { FieldError, isNothing, isObject, parseNumber } from '../helpers/values';
import { strangeAnswer } from '../transport/answer';
import type { Api, Call, Parts } from '../transport/types';
import { timeout } from './options';
import { toCents, toDollars } from './money';
import type { Operation, Work } from './operation';
import { isTool, readParts } from './parameters';

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
	const option = (name: string, unset: NodeParameterValue) =>
		context.getNodeParameter(`options.${name}`, itemIndex, unset);
	const inDollars = option('moneyIn', 'cents') === 'dollars';
	const { route, alternative, repeatable, prepare, simplify } = operation;

	const read = readParts(context, operation, itemIndex);
	const parts = prepare?.(read) ?? read;
	const call: Call = {
		...(inDollars ? partsInCents(parts) : parts),
		route,
		alternative,
		repeatable,
		timeout: toSeconds(option('timeout', 60)) * 1000,
	};
	const output = await answerTo(operation, { api, call, context, itemIndex });

	const isSimple =
		context.getNodeParameter('simplify', itemIndex, false) === true ||
		(isTool(context) && option('fullRecords', false) !== true);
	return output.map((item) => {
		const json = simplify && isSimple ? simplify(item.json) : item.json;
		return { ...item, json: inDollars ? toDollars(json) : json };
	});
}

/** What "Changed Since" needs of the service. */
const NEWEST_CHANGE_FIRST = { sort_by: 'updated_at', sort_direction: 'desc' };

async function answerTo({ returns, run }: Operation, work: Work): Promise<INodeExecutionData[]> {
	const { api, call, context, itemIndex } = work;
	if (run) return await run(work);
	if (typeof returns === 'object') {
		const { changedSince, ...query } = call.query ?? {};
		const sorted = changedSince ? { ...query, ...NEWEST_CHANGE_FIRST } : query;
		return toItems(
			await api.list({
				...call,
				...returns,
				query: sorted,
				changedSince: changedSince as string | undefined,
				limit: limitOf(context, itemIndex),
			}),
		);
	}
	const answer = await api.send(call);
	if (returns === 'deleted') return toItems([{ deleted: true, ...deletedId(call) }]);
	return toItems([toRecord(call, answer)]);
}

/** What a write answers does not undo it. @throws AnswerError for a read that gives no record */
function toRecord({ route }: Call, answer: unknown): IDataObject {
	if (isObject(answer)) return answer;
	if (answer === undefined || !route.startsWith('GET ')) return { success: true };
	const what = Array.isArray(answer) ? 'a list' : JSON.stringify(answer);
	throw strangeAnswer(`The answer is ${what}, so it is not the record`);
}

const partsInCents = ({ path, query, body }: Parts): Parts => ({
	path,
	query: query && toCents(query),
	body: body && toCents(body),
});

export const toItems = (records: IDataObject[]): INodeExecutionData[] =>
	records.map((json) => ({ json }));

/** The last ID of the path is that of the record itself. */
function deletedId({ path }: Call): IDataObject {
	const id = Object.values(path ?? {}).pop();
	return id === undefined ? {} : { id };
}

function toSeconds(value: unknown): number {
	const { minValue = 1, maxValue = Infinity } = timeout.typeOptions ?? {};
	if (isNothing(value)) return 60;
	const seconds = parseNumber(value);
	if (seconds !== undefined && seconds >= minValue) return Math.min(seconds, maxValue);
	throw new FieldError(
		timeout.displayName,
		`must be a number of seconds from ${minValue} on`,
		'Leave the option out to wait for 60 seconds.',
	);
}

function limitOf(context: IExecuteFunctions, itemIndex: number): number | undefined {
	// a list without these two fields, such as what a write answers with, is handed on whole
	const returnAll: unknown = context.getNodeParameter('returnAll', itemIndex, true);
	// an expression may give the text of it
	if (returnAll && String(returnAll).toLowerCase() !== 'false') return undefined;
	const limit = Number(context.getNodeParameter('limit', itemIndex, 50));
	if (!Number.isInteger(limit) || limit < 1) {
		throw new FieldError('Limit', 'must be a whole number from 1 on');
	}
	return limit;
}
