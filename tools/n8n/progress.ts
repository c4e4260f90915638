/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { performance } from 'node:perf_hooks';

/** Receives one line for the person who waits. */
export type Progress = (line: string) => void;

const INTERVAL_MS = 5_000;

/** Progress goes to stderr, so that stdout carries results only. */
export const toStderr: Progress = (line) => {
	process.stderr.write(`${line}\n`);
};

/** Runs `work`, saying at once and then every few seconds what is going on and for how long. */
export async function withProgress<T>(
	what: string,
	progress: Progress,
	work: () => Promise<T>,
): Promise<T> {
	const started = performance.now();
	const seconds = () => Math.round((performance.now() - started) / 1000);
	progress(`${what} …`);
	const timer = setInterval(() => progress(`${what} … ${seconds()} s`), INTERVAL_MS);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}
