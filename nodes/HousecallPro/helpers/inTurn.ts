const running = new Map<string, Promise<unknown>>();

/** Runs tasks of one key one after the other, so that each sees what the one before it has done. */
export async function inTurn<T>(key: string, task: () => Promise<T>): Promise<T> {
	const before = running.get(key) ?? Promise.resolve();
	const own = before.then(task, task);
	running.set(key, own);
	try {
		return await own;
	} finally {
		if (running.get(key) === own) running.delete(key);
	}
}
