import { sleep } from 'n8n-workflow';

const SLICE_MS = 200;

/** Sleeps until `time` (epoch milliseconds), or until the execution is cancelled, which it notices at once. */
export async function waitUntil(time: number, signal?: AbortSignal): Promise<void> {
	while (!signal?.aborted) {
		const left = time - Date.now();
		if (left <= 0) return;
		await sleep(Math.min(left, SLICE_MS));
	}
}
