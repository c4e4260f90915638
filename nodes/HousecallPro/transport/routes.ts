import type { Route } from './types';

/** Routes that a server was seen not to have, for as long as this process lives: `base URL + route`. */
const missing = new Set<string>();

const key = (baseUrl: string, route: Route) => `${baseUrl} ${route}`;

export const isKnownMissing = (baseUrl: string, route: Route) => missing.has(key(baseUrl, route));

export function rememberMissing(baseUrl: string, route: Route): void {
	missing.add(key(baseUrl, route));
}

/** For tests: a process forgets nothing by itself. */
export function forgetRoutes(): void {
	missing.clear();
}
