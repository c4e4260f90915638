/** Blanks, and characters that nobody sees, which come along when a text is copied from a page or a list of contacts. */
const OUTER =
	/^[\s\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]+|[\s\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]+$/g;

/** A text without outer blanks, seen or not. */
export const trimmed = (text: string) => text.replace(OUTER, '');

/** A text as it is compared: without accents, capitals, outer and doubled blanks. `José` is `JOSE`, in either coding. */
export const normalizeText = (value: unknown) =>
	String(value ?? '')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.trim();

/** The words of a folded text. Stops and apostrophes join, so `St.` is `st` and `O’Brien` is `obrien`. */
export const wordsOf = (value: unknown): string[] =>
	normalizeText(value)
		.replace(/[.'’‘`´]/g, '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
