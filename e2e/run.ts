import type { Progress } from '../tools/n8n/progress';

export type Outcome = { passed: true; observed?: string } | { passed: false; reason: string };

/** What came of one thing that was tried in one n8n. */
export interface Result {
	name: string;
	/** Of n8n, and how it was set up where that matters. */
	version: string;
	/** Undefined where it does not suit the version. */
	outcome?: Outcome;
}

export interface Play {
	name: string;
	version: string;
	/** Resolves to what was observed, if that is worth a line. @throws Error that says what was wrong */
	act: () => Promise<string | void>;
	/** Puts n8n and the sandbox in order after a failure. */
	recover?: () => Promise<void>;
	progress: Progress;
}

/** Tries one thing. Never throws: the others are tried, too. */
export async function play({ name, version, act, recover, progress }: Play): Promise<Result> {
	progress(`n8n ${version}: ${name} …`);
	const outcome = await act().then(
		(observed): Outcome => ({ passed: true, observed: observed ?? undefined }),
		async (error: unknown): Promise<Outcome> => {
			// what was wrong has to be reported, not what it led to
			await recover?.().catch(() => undefined);
			return { passed: false, reason: describe(error) };
		},
	);
	progress(`n8n ${version}: ${name}: ${outcome.passed ? 'ok' : outcome.reason}`);
	return { name, version, outcome };
}

/** What failed, and what fetch leaves to the cause: which connection, and how. */
function describe(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** Whether nothing failed. */
export const allPassed = (results: readonly Result[]) =>
	results.every(({ outcome }) => outcome?.passed !== false);
