import { sleep } from 'n8n-workflow';

import { isSuccess, isUnknownRoute } from './response';
import type { ApiResponse } from './response';
import type { Route } from './types';

type Availability = 'available' | 'missing';

/** How long a route counts as missing: a proxy on the way may have answered. */
const MISSING_MS = 60 * 60 * 1000;

/** How long a request waits for another one to find out whether its route exists. */
const MAX_WAIT_FOR_OTHER_MS = 5_000;

/** How often a wait looks whether the execution was cancelled. */
const CANCEL_CHECK_MS = 200;

/** What this process knows of a server's routes, and until when it counts: by `base URL + route`. */
const known = new Map<string, { availability: Availability; until: number }>();

/** The requests in flight that will tell whether a route exists. */
const pending = new Map<string, Promise<void>>();

export interface Waiting {
	/** Somebody waits for the response: other requests for the same route are not waited for. */
	failFast?: boolean;
	signal?: AbortSignal;
}

/**
 * Sends a request for a route that the server may lack. Resolves to its response, or to undefined where the route is
 * missing. The first request for a route goes alone, so that many items at once waste one request and not many.
 */
export async function whenAvailable(
	baseUrl: string,
	route: Route,
	send: () => Promise<ApiResponse>,
	{ failFast = false, signal }: Waiting = {},
): Promise<ApiResponse | undefined> {
	const key = `${baseUrl} ${route}`;
	const until = Date.now() + (failFast ? 0 : MAX_WAIT_FOR_OTHER_MS);
	// nothing is awaited between this look and `startFindingOut`, so that only one request starts
	while (isBeingFoundOut(key) && Date.now() < until && !signal?.aborted) {
		await Promise.race([pending.get(key), sleep(CANCEL_CHECK_MS)]);
	}
	const availability = availabilityOf(key);
	if (availability === 'missing') return undefined;

	const finish = availability === undefined ? startFindingOut(key) : undefined;
	try {
		const response = await send();
		const told = availabilityIn(response);
		remember(key, told);
		return told === 'missing' ? undefined : response;
	} finally {
		finish?.();
	}
}

const isBeingFoundOut = (key: string) => !availabilityOf(key) && pending.has(key);

function availabilityOf(key: string): Availability | undefined {
	const entry = known.get(key);
	return entry && Date.now() < entry.until ? entry.availability : undefined;
}

/** A refusal for the key, for the rate limit or for a fault may come before the server looks at the route. */
function availabilityIn(response: ApiResponse): Availability | undefined {
	if (isUnknownRoute(response)) return 'missing';
	const isTold = isSuccess(response) || [400, 404, 409, 422].includes(response.status);
	return isTold ? 'available' : undefined;
}

function remember(key: string, availability: Availability | undefined): void {
	const until = availability === 'missing' ? Date.now() + MISSING_MS : Infinity;
	if (availability) known.set(key, { availability, until });
}

function startFindingOut(key: string): () => void {
	let finish = () => {};
	pending.set(key, new Promise<void>((resolve) => (finish = resolve)));
	return () => {
		pending.delete(key);
		finish();
	};
}

/** For tests: a process forgets nothing by itself. */
export function resetRoutesForTests(): void {
	known.clear();
}
