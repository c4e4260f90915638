/** A text that can be found, by its name. */
export interface Entry {
	name: string;
	text: string;
}

const SMALL_WORDS = new Set(
	'a an and are as at be by do for from have i in is it its me my of on or our that the their them this to us was we what when which who with you'.split(
		' ',
	),
);

/** Words without their commonest endings, so that "jobs", "booking" and "canceled" are found by their stems. */
const wordsOf = (text: string): string[] =>
	(text.toLowerCase().match(/[a-z0-9]+/g) ?? [])
		.filter((word) => !SMALL_WORDS.has(word))
		.map((word) => word.replace(/(?<=\w{3})(ies|ing|ed|es|s|e|y)$/, ''));

/** The usual constants of BM25: how soon repeats stop counting, and how much a text's length counts. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/**
 * Ranks texts by BM25, the best first: which words they share with what is asked for, the rare ones most. It stands in
 * for a language model that chooses among tools, and for n8n's own search: neither meaning nor synonyms count.
 */
export function rank(entries: Entry[], asked: string): string[] {
	const texts = entries.map(({ text }) => wordsOf(text));
	const averageLength = texts.flat().length / texts.length;
	const rarity = (word: string) => {
		const holders = texts.filter((words) => words.includes(word)).length;
		return Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
	};
	const asks = [...new Set(wordsOf(asked))].map((word) => ({ word, weight: rarity(word) }));
	const score = (words: string[]) => {
		const norm = 1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * words.length) / averageLength;
		return asks.reduce((sum, { word, weight }) => {
			const count = words.filter((own) => own === word).length;
			return sum + (weight * count * (SATURATION + 1)) / (count + SATURATION * norm);
		}, 0);
	};
	const scored = entries.map(({ name }, index) => ({ name, score: score(texts[index]) }));
	return scored.sort((a, b) => b.score - a.score).map(({ name }) => name);
}
