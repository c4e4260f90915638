import type { Fact } from './facts/fact';
import { LINE_ITEM_FACTS } from './facts/lineItems';
import { RECORD_FACTS } from './facts/records';
import { REQUEST_FACTS } from './facts/requests';

export type { Fact } from './facts/fact';

export const FACTS: readonly Fact[] = [...REQUEST_FACTS, ...LINE_ITEM_FACTS, ...RECORD_FACTS];

/** `docs/sandbox-facts.md`, as `npm run sandbox -- --facts` prints it. */
export function factsDocument(): string {
	const rows = FACTS.map(({ id, text, evidence, source, file, test: [testFile, title] }) =>
		[
			`<a id="${id}"></a>${text}`,
			evidence,
			source,
			`\`${file}\``,
			`\`${testFile}\`: ${title}`,
		].join(' | '),
	);
	return [
		'# What the sandbox does, and how well it is known',
		'',
		'The sandbox stands in for the live service, so it has to be clear where it tells what was seen and where it guesses.',
		'',
		'- **recorded**: seen on a live account by its owner',
		'- **official**: said by Housecall Pro, seen by nobody',
		'- **inferred**: concluded from what was seen or said',
		'- **unrecorded**: nobody knows; chosen here, and often to be chosen otherwise (see `sandbox/README.md`)',
		'',
		'`npm run probe` tells for an account of your own what holds there; please send its table in.',
		'This page is written by `npm run --silent sandbox -- --facts > docs/sandbox-facts.md` from `sandbox/facts.ts`.',
		'',
		'| Fact | Evidence | Source | Where | Test |',
		'| --- | --- | --- | --- | --- |',
		...rows.map((row) => `| ${row} |`),
		'',
	].join('\n');
}
