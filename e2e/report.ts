import type { Result } from './trigger/scenario';

const MARKS = { ok: 'ok', failed: 'FAILED', unsuited: '–' };

/** A line for each scenario with a column for each version, then what was wrong. */
export function report(results: readonly Result[]): string {
	const names = [...new Set(results.map(({ name }) => name))];
	const versions = [...new Set(results.map(({ version }) => version))];
	const width = Math.max('Scenario'.length, ...names.map(({ length }) => length));
	const line = (first: string, cells: string[]) =>
		[first.padEnd(width), ...cells.map((cell) => cell.padEnd(8))].join('  ').trimEnd();

	const markOf = (name: string, version: string) =>
		mark(results.find((result) => result.name === name && result.version === version));
	return [
		line('Scenario', versions),
		...names.map((name) =>
			line(
				name,
				versions.map((version) => markOf(name, version)),
			),
		),
		...failures(results),
	].join('\n');
}

function mark(result: Result | undefined): string {
	if (!result?.outcome) return MARKS.unsuited;
	return result.outcome.passed ? MARKS.ok : MARKS.failed;
}

function failures(results: readonly Result[]): string[] {
	return results.flatMap(({ name, version, outcome }) =>
		!outcome || outcome.passed ? [] : ['', `${name}, n8n ${version}:`, outcome.reason],
	);
}
