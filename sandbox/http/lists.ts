import type { Route } from '../openapi/documents';
import type { State } from '../state/state';
import { Reply, type Call, type Handler } from './call';
import type { Context } from './context';
import { DEFAULT_PAGE_SIZE } from './paging';
import type { Query } from './query';

/** With the totals goes the size of a page, which would tell of a cap. */
const SIZES = ['page_size'];
const TOTALS = ['total_pages', 'total_items', 'total_pages_count', 'total_count'];

/** Whether a route lists the records of the account, not those of one record. */
export function isList({ method, path, operationId }: Route): boolean {
	return method === 'GET' && operationId.startsWith('list') && !path.includes('{');
}

/**
 * Answers a list as the behaviour in force has it: behind the changes, without totals, or with old ones.
 * @param callOn the call, on the present state or an earlier one
 */
export function answerList(
	handler: Handler,
	callOn: (state: State) => Call,
	{ behaviour, history, state }: Context,
): unknown {
	const { listsLag, totals, totalsLag } = behaviour.current;
	const stateBehind = (seconds: number) =>
		seconds ? history.before(state, seconds * 1000) : state;
	const page = handler(callOn(stateBehind(listsLag)));
	if (!isPage(page)) return page;
	if (!totals) return pick(page, (name) => ![...TOTALS, ...SIZES].includes(name));
	if (!totalsLag) return page;
	const old = handler(callOn(stateBehind(totalsLag)));
	return isPage(old) ? { ...page, ...pick(old, (name) => TOTALS.includes(name)) } : page;
}

/** The query with pages no longer than the cap. */
export function capped(query: Query, cap: number | undefined): Query {
	if (cap === undefined) return query;
	const size = (name: string) => Math.min(Number(query[name] ?? DEFAULT_PAGE_SIZE), cap);
	return { ...query, page_size: size('page_size'), per_page: size('per_page') };
}

function isPage(answer: unknown): answer is Record<string, unknown> {
	return typeof answer === 'object' && answer !== null && !(answer instanceof Reply);
}

function pick(page: Record<string, unknown>, takes: (name: string) => boolean) {
	return Object.fromEntries(Object.entries(page).filter(([name]) => takes(name)));
}
