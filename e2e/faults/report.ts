import type { Result } from './fault';

/** A table for the terminal, then what was not as it has to be. */
export function report(results: readonly Result[]): string {
	const titles = results.map(({ chapter, fault }) => `${chapter.title}: ${fault.name}`);
	const width = Math.max(...titles.map(({ length }) => length));
	const lines = results.map(({ passed, observed }, index) => {
		const [first] = observed.split('\n');
		return `${titles[index].padEnd(width)}  ${passed ? 'ok' : 'FAILED'}  ${first}`;
	});
	const failed = results.filter(({ passed }) => !passed);
	return [
		...lines,
		...failed.flatMap(({ chapter, fault, observed }) => [
			'',
			`${chapter.title}: ${fault.name}`,
			`expected: ${fault.expected}`,
			observed,
		]),
		'',
		`${results.length - failed.length} of ${results.length} as expected`,
	].join('\n');
}
