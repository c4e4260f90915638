const TTL_MS = 20_000;
const MAX_ENTRIES = 200;

interface Entry {
	until: number;
	value: Promise<unknown>;
}

const entries = new Map<string, Entry>();

/**
 * Remembers for 20 seconds what `read` gave, for what is asked for many times in a row: the list of a picker,
 * with every letter that is typed, or the signing secret, with every event. A failure is not remembered.
 */
export async function cached<T>(key: string, read: () => Promise<T>): Promise<T> {
	const known = entries.get(key);
	if (known && known.until > Date.now()) return (await known.value) as T;

	const value = read();
	entries.delete(key);
	evictOld();
	entries.set(key, { until: Date.now() + TTL_MS, value });
	return await value.catch((error: Error) => {
		invalidate(key);
		return Promise.reject(error);
	});
}

export function invalidate(key: string): void {
	entries.delete(key);
}

/** A map iterates in the order of insertion, so the oldest come first. */
function evictOld(): void {
	for (const [key, { until }] of entries) {
		if (until > Date.now() && entries.size < MAX_ENTRIES) return;
		entries.delete(key);
	}
}
