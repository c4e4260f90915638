import { isObject } from '../../helpers/values';
import type { FeedState } from './memory';

/** All that the node keeps in its static data, under `state`. */
export interface State {
	v: 1;
	/** The first reading, epoch milliseconds. */
	since: number;
	/** How many executions were started. */
	starts: number;
	/** Hash of the base URL, the key and the location. */
	account: string;
	/** ID of the company that the key belongs to; empty where the server does not say. */
	company: string;
	/** Hash of the filters. */
	filters: string;
	feeds: Record<string, FeedState>;
}

/** @returns undefined for anything else, such as what a later version has left */
export const toState = (value: unknown): State | undefined =>
	isObject(value) && value.v === 1 ? (JSON.parse(JSON.stringify(value)) as State) : undefined;

/**
 * The state to go on from. Of the same number of executions, the process knows the later one: n8n stores static data
 * with an execution only, and not even a first reading everywhere. If the numbers differ, another process has
 * polled meanwhile, or n8n failed to start the execution and store what came with it: then what is stored counts.
 */
export function laterState(stored?: State, remembered?: State): State | undefined {
	if (!remembered) return stored;
	if (!stored) return remembered.starts === 0 ? remembered : undefined;
	const isSame = stored.starts === remembered.starts && stored.since === remembered.since;
	return isSame ? remembered : stored;
}

/**
 * Whether two states tell of the same events of the same account since the same moment, however far each has come. Where
 * they do not, the later one is to be stored even if no workflow starts.
 */
export const isSameBeginning = (one: State | undefined, other: State): boolean =>
	one !== undefined && beginningOf(one) === beginningOf(other);

function beginningOf({ since, account, feeds }: State): string {
	const chosen = Object.entries(feeds).map(([name, { scope, events }]) => [name, scope, ...events]);
	return JSON.stringify([since, account, chosen.sort()]);
}
