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
