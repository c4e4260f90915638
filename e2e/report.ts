import type { Result } from './run';

const MARKS = { ok: 'ok', failed: 'FAILED', unsuited: '–' };

/** A line for each name with a column for each version, then what was observed, then what was wrong. */
export function report(results: readonly Result[]): string {
	const names = [...new Set(results.map(({ name }) => name))];
	const versions = [...new Set(results.map(({ version }) => version))];
	const width = Math.max('Name'.length, ...names.map(({ length }) => length));
	const line = (first: string, cells: string[], last = '') =>
		[first.padEnd(width), ...cells.map((cell) => cell.padEnd(8)), last].join('  ').trimEnd();

	const lineOf = (name: string) => {
		const own = results.filter((result) => result.name === name);
		const cells = versions.map((version) => mark(own.find((one) => one.version === version)));
		return line(name, cells, observedIn(own));
	};
	const tried = results.flatMap(({ outcome }) => outcome ?? []);
	const passed = tried.filter((outcome) => outcome.passed);
	return [
		line('Name', versions),
		...names.map(lineOf),
		...failures(results),
		'',
		`${passed.length} of ${tried.length} as expected`,
	].join('\n');
}

function mark({ outcome }: Partial<Result> = {}): string {
	if (!outcome) return MARKS.unsuited;
	return outcome.passed ? MARKS.ok : MARKS.failed;
}

const observedIn = (results: readonly Result[]) =>
	results.map(({ outcome }) => (outcome?.passed ? (outcome.observed ?? '') : '')).join(' ');

function failures(results: readonly Result[]): string[] {
	return results.flatMap(({ name, version, outcome }) =>
		!outcome || outcome.passed ? [] : ['', `${name}, n8n ${version}:`, outcome.reason],
	);
}
