import { sleep } from 'n8n-workflow';

import type { Route } from './types';

/** How long a route is taken for missing: it may have been a proxy on the way that answered. */
const MISSING_MS = 60 * 60 * 1000;

/** How long a request waits for another one to tell whether its route is there. */
const PATIENCE_MS = 5_000;

/** How often somebody who waits looks whether the execution was cancelled. */
const SLICE_MS = 200;

/** What was seen of a server's routes by this process, and until when it counts: by `base URL + route`. */
const seen = new Map<string, { outcome: 'there' | 'missing'; until: number }>();

/** The requests under way that will tell whether a route is there. */
const asking = new Map<string, Promise<void>>();

export interface Asker {
	/** Somebody is waiting for the answer: no request for the same route is waited for. */
	inHurry?: boolean;
	signal?: AbortSignal;
}

/** How a request for a route ended, as far as the route is concerned; nothing when it told nothing. */
export type Tell = (outcome?: 'there' | 'missing') => void;

/**
 * To be asked before a request for a route that may be missing: undefined where it is known to be. Otherwise a
 * function to be told how the request ended. The first request for a route goes alone, so that many items at once
 * waste one request and not many; who is in a hurry does not wait for it, and nobody waits for long.
 */
export async function ask(
	baseUrl: string,
	route: Route,
	{ inHurry = false, signal }: Asker = {},
): Promise<Tell | undefined> {
	const key = `${baseUrl} ${route}`;
	const until = Date.now() + (inHurry ? 0 : PATIENCE_MS);
	// nothing is awaited between the look and the start below, so that only one starts
	while (isBeingAsked(key) && Date.now() < until && !signal?.aborted) {
		await Promise.race([asking.get(key), sleep(SLICE_MS)]);
	}
	const outcome = outcomeOf(key);
	if (outcome === 'missing') return undefined;
	return outcome === 'there' ? (told) => note(key, told) : startAsking(key);
}

const isBeingAsked = (key: string) => !outcomeOf(key) && asking.has(key);

function outcomeOf(key: string): 'there' | 'missing' | undefined {
	const known = seen.get(key);
	return known && Date.now() < known.until ? known.outcome : undefined;
}

function note(key: string, outcome: 'there' | 'missing' | undefined): void {
	const until = outcome === 'missing' ? Date.now() + MISSING_MS : Infinity;
	if (outcome) seen.set(key, { outcome, until });
}

function startAsking(key: string): Tell {
	let finish = () => {};
	asking.set(key, new Promise<void>((resolve) => (finish = resolve)));
	return (outcome) => {
		note(key, outcome);
		asking.delete(key);
		finish();
	};
}

/** For tests: a process forgets nothing by itself. */
export function forgetRoutes(): void {
	seen.clear();
}
