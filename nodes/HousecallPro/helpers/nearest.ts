import { normalizeText } from './text';

const pairsOf = (text: string) =>
	new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)));

/** Sørensen–Dice: the share of pairs of letters that two texts have in common, from 0 to 1. */
function similarity(a: string, b: string): number {
	const [pairs, others] = [pairsOf(normalizeText(a)), pairsOf(normalizeText(b))];
	const shared = [...pairs].filter((pair) => others.has(pair)).length;
	return (2 * shared) / (pairs.size + others.size) || 0;
}

/** Those of the names that are most like a text, the nearest first. */
export const nearest = (names: string[], text: string, count = 5): string[] =>
	[...new Set(names)]
		.map((name) => ({ name, score: similarity(name, text) }))
		.sort((a, b) => b.score - a.score)
		.slice(0, count)
		.map(({ name }) => name);
