import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { propertyOf } from '../helpers/display';
import { FieldError, isNil, isObject, parseNumber } from '../helpers/values';
import { inheriting } from '../transport/api';
import { UnexpectedResponseError } from '../transport/response';
import type { Api, Call, RequestParts } from '../transport/types';
import { toCents, toDollars, toMoneyUnit } from '../helpers/money';
import type { MoneyUnit } from '../helpers/money';
import { toZone } from '../helpers/times';
import { resolveNamesAndIds } from './resolveNames';
import { explained } from './unknownName';
import type { ExecuteContext, Operation, RunContext } from './operation';
import { timeout } from './options';
import { outputNames, pickNamed } from './outputFields';
import { toRecord } from './record';
import { timeZoneOf } from './timeZone';
import { readList } from './list';
import { labelsOf, readRequestParts, readSwitch } from './parameters';

/** @throws FieldError for what is no unit, unless there is no money anyway */
const unitOf = ({ amounts = [] }: Operation, context: IExecuteFunctions, itemIndex: number) =>
	amounts.length > 0
		? toMoneyUnit(context.getNodeParameter('options.moneyIn', itemIndex, 'dollars'))
		: 'dollars';

/**
 * Reads the fields of one input item: they become a call. Sends nothing, but for look-ups of names.
 * @throws FieldError for a value that is missing or cannot be sent; NodeApiError for a look-up that fails
 */
export async function prepareItem(
	operation: Operation,
	context: IExecuteFunctions,
	itemApi: Api,
	itemIndex: number,
	run: RunContext,
): Promise<ExecuteContext> {
	const unit = unitOf(operation, context, itemIndex);
	const { route, fallback, idempotent, preSend } = operation;
	const timeoutMs = toSeconds(context.getNodeParameter('options.timeout', itemIndex, 60)) * 1000;
	// also for the requests of an operation that is more than one
	const api = inheriting(itemApi, { timeout: timeoutMs });

	// before anything is written: a zone that cannot be read must not fail what was done
	const timeZone = await timeZoneOf(context, api, itemIndex);
	const given = readRequestParts(context, operation, itemIndex);
	const { settings, ...read } = await resolveNamesAndIds(operation.fields, given, {
		lists: run.lists,
		api,
	});
	const parts = preSend?.(read, settings) ?? read;
	const call: Call = {
		...inWireUnits(operation, parts, unit),
		route,
		fallback,
		idempotent,
		timeout: timeoutMs,
	};
	return { ...run, api, call, settings, context, itemIndex, timeZone };
}

/** Executes one operation for one input item: the response becomes items. @throws NodeApiError */
export async function executeItem(
	operation: Operation,
	prepared: ExecuteContext,
): Promise<INodeExecutionData[]> {
	const toOutput = outputMaker(operation, prepared);
	return await outputOf(operation, prepared, toOutput).catch(
		async (fault: unknown) =>
			await Promise.reject(await explained(fault, operation.fields, prepared)),
	);
}

type ToOutput = (record: IDataObject) => IDataObject;

/** What the user wants to see of a record: in the units that were chosen, simplified. @throws FieldError */
function outputMaker(
	operation: Operation,
	{ context, itemIndex, timeZone }: ExecuteContext,
): ToOutput {
	const { simplify, amounts = [] } = operation;
	const isDollars = unitOf(operation, context, itemIndex) === 'dollars';
	const isSimple = readSwitch(context, 'Simplify', 'simplify', { itemIndex, unset: false });
	const names = outputNames(context, itemIndex);
	return (record) => {
		const money = isDollars ? toDollars(record, amounts) : record;
		const json = toZone(money, timeZone);
		const shown = simplify && isSimple ? simplify(json) : json;
		return names.length > 0 ? pickNamed(shown, names) : shown;
	};
}

async function outputOf(
	operation: Operation,
	executeContext: ExecuteContext,
	toOutput: ToOutput,
): Promise<INodeExecutionData[]> {
	const { returns, execute } = operation;
	const { api, call } = executeContext;
	if (!execute && typeof returns === 'object') {
		return toItems(call, await list(operation, returns, executeContext, toOutput));
	}
	const output = execute
		? toItems(call, await execute(executeContext))
		: [{ json: responseOf(call, returns, await api.send(call)) }];
	const records = await completed(operation, executeContext, jsonOf(output));
	return output.map((item, index) => ({ ...item, json: toOutput(records[index]) }));
}

const jsonOf = (items: INodeExecutionData[]) => items.map(({ json }) => json);

/** Whether the user asks for more than responses have. */
const asksForMore = ({ complete }: Operation, { settings }: ExecuteContext) =>
	complete !== undefined && Object.keys(settings).length > 0;

async function completed(
	operation: Operation,
	executeContext: ExecuteContext,
	records: IDataObject[],
): Promise<IDataObject[]> {
	const isAsked = asksForMore(operation, executeContext);
	return (isAsked && (await operation.complete?.(executeContext, records))) || records;
}

/** @throws UnexpectedResponseError for a deletion that was not done */
function responseOf(call: Call, returns: Operation['returns'], response: unknown): IDataObject {
	if (returns !== 'deleted') return toRecord(call, response);
	if (propertyOf(response, 'deleted') !== false) return { deleted: true, ...deletedId(call) };
	throw new UnexpectedResponseError(
		'Housecall Pro answers that it has not deleted the record',
		'Look at it in Housecall Pro: its state may not allow that.',
	);
}

async function list(
	operation: Operation,
	returns: Exclude<Operation['returns'], string>,
	executeContext: ExecuteContext,
	toOutput: ToOutput,
): Promise<IDataObject[]> {
	const isLate = asksForMore(operation, executeContext);
	const records = await readList(operation, returns, executeContext, isLate ? undefined : toOutput);
	return isLate ? (await completed(operation, executeContext, records)).map(toOutput) : records;
}

function toItems(call: Call, executed: unknown): INodeExecutionData[] {
	if (Array.isArray(executed)) return executed.filter(isObject).map((json) => ({ json }));
	if (isFileItem(executed)) return [executed];
	return [{ json: toRecord(call, executed) }];
}

const isFileItem = (value: unknown): value is { json: IDataObject; binary: IBinaryKeyData } =>
	isObject(value) && isObject(value.json) && isObject(value.binary);

/** @throws FieldError for an amount that is unclear, or that is not in the unit that the user chose */
function inWireUnits(
	{ amounts = [], fields }: Operation,
	{ path, query, body }: RequestParts,
	unit: MoneyUnit,
): RequestParts {
	const labels = labelsOf(fields);
	return {
		path,
		query: query && toCents(query, amounts, unit, labels),
		body: body && toCents(body, amounts, unit, labels),
	};
}

/** The last ID of the path is that of the record itself. */
function deletedId({ path }: Call): IDataObject {
	const id = Object.values(path ?? {}).pop();
	return id === undefined ? {} : { id };
}

function toSeconds(value: unknown): number {
	const { minValue = 1, maxValue = Infinity } = timeout.typeOptions ?? {};
	if (isNil(value)) return 60;
	const seconds = parseNumber(value);
	if (seconds !== undefined && seconds >= minValue) return Math.min(seconds, maxValue);
	throw new FieldError(
		timeout.displayName,
		`must be a number of seconds from ${minValue} on`,
		'Leave the option out to wait for 60 seconds.',
	);
}
