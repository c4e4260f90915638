const SMALL_WORDS = new Set(
	'a an and as at but by for from if in into of on or per the to via with'.split(' '),
);

/** Every word starts with a capital letter or digit, but the small ones in between. */
export function isTitleCase(text: string): boolean {
	const words = text.split(/[\s/()-]+/).filter((word) => /\w/.test(word));
	return words.every((word, index) => /^[^a-z]/.test(word) || (index > 0 && SMALL_WORDS.has(word)));
}

/** The first word alone starts with a capital letter; abbreviations and names of the service may hold more. */
export function isSentenceCase(text: string): boolean {
	const [first, ...rest] = text.split(' ');
	return (
		/^[A-Z]/.test(first) && rest.every((word) => /^[^A-Z]/.test(word) || /^[A-Z]{2}/.test(word))
	);
}

/** One sentence ends without a full stop, several end with one. */
export function isStoppedWell(text: string): boolean {
	const bare = text.replace(/\b(e\.g|i\.e|etc)\./g, '$1');
	const isSeveral = /[.!?] \S/.test(bare);
	return isSeveral === /[.!?]$/.test(bare);
}

export const isSorted = (texts: string[]): boolean =>
	texts.every((text, index) => index === 0 || texts[index - 1].localeCompare(text) <= 0);
