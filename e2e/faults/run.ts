import type { IDataObject } from 'n8n-workflow';
import type { LogEntry } from '../../sandbox/http/log';
import type { Execution } from '../../tools/n8n/types';
import { NODE } from './workflows';

/** Of an item that failed: what happened, and what to do. */
export interface Failure {
	message: string;
	advice: string;
}

/** An item that left the node. */
export interface Outcome {
	/** The number of the input item that it is linked to. */
	from: number;
	json: IDataObject;
	failure?: Failure;
}

/** What came of a run of the node. */
export interface Run {
	execution: Execution;
	outcomes: Outcome[];
	/** How many items left by the error output. */
	errorItems: number;
	/** What was asked of the sandbox meanwhile. */
	requests: LogEntry[];
	seconds: number;
}

export function toRun(execution: Execution, requests: LogEntry[]): Run {
	const leftBy = (output: number) =>
		(execution.runData[NODE] ?? []).flatMap((run) => run.data?.main?.[output] ?? []);
	const outcomes = leftBy(0).map(({ json, pairedItem }) => ({
		json,
		from: typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : NaN,
		...(json.error !== undefined && {
			failure: { message: String(json.error), advice: String(json.message ?? '') },
		}),
	}));
	const { startedAt, stoppedAt } = execution;
	const seconds = (Date.parse(stoppedAt ?? '') - Date.parse(startedAt)) / 1000;
	return { execution, outcomes, errorItems: leftBy(1).length, requests, seconds };
}

export const failuresOf = ({ outcomes }: Run): Failure[] =>
	outcomes.flatMap(({ failure }) => (failure ? [failure] : []));

export const recordsOf = ({ outcomes }: Run): IDataObject[] =>
	outcomes.flatMap(({ failure, json }) => (failure ? [] : [json]));
