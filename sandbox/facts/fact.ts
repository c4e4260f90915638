/** How well something is known: seen on a live account, said by Housecall Pro, concluded from those, or neither. */
export type Evidence = 'recorded' | 'official' | 'inferred' | 'unrecorded';

/** What the sandbox does in one point, and how far that is known to be what the live service does. */
export interface Fact {
	/** Short and lasting, for reports to refer to. */
	id: string;
	text: string;
	evidence: Evidence;
	/** Where it is known from, or what speaks for it. */
	source: string;
	/** Where it is done, from the root. */
	file: string;
	/** Where it is held: a file and a title in it. */
	test: [file: string, title: string];
}

export const RECORDED = 'recorded on a live account, Aug–Sep 2026';
export const RECORDED_EARLIER = 'recorded on live accounts, 2023–2026';
export const DESCRIPTION = 'Housecall Pro’s description of its API';

/** A test of the sandbox. */
export function inTests(name: string, title: string): Fact['test'] {
	return [`test/sandbox/${name}.test.ts`, title];
}
