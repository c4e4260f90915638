import type { Route } from './types';

/** What was seen of a server's routes, for as long as this process lives: by `base URL + route`. */
const seen = new Map<string, 'there' | 'missing'>();

/** The requests under way that will tell whether a route is there. */
const asking = new Map<string, Promise<void>>();

/** How a request for a route ended, as far as the route is concerned; nothing when it told nothing. */
export type Tell = (outcome?: 'there' | 'missing') => void;

/**
 * To be asked before a request for a route that may be missing: undefined where it is known to be. Otherwise a
 * function to be told how the request ended. The first request for a route goes alone, so that many items at once
 * waste one request and not many; only who is in a hurry does not wait for it.
 */
export async function ask(
	baseUrl: string,
	route: Route,
	inHurry = false,
): Promise<Tell | undefined> {
	const key = `${baseUrl} ${route}`;
	while (!seen.has(key) && asking.has(key) && !inHurry) await asking.get(key);
	if (seen.has(key)) return seen.get(key) === 'missing' ? undefined : () => {};

	let finish = () => {};
	asking.set(key, new Promise<void>((resolve) => (finish = resolve)));
	return (outcome) => {
		if (outcome) seen.set(key, outcome);
		asking.delete(key);
		finish();
	};
}

/** For tests: a process forgets nothing by itself. */
export function forgetRoutes(): void {
	seen.clear();
}
