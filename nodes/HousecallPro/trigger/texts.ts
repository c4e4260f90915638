/** Texts typed one by one, or as one text with commas, as an expression may give them. Trimmed, none empty. */
export function toTexts(typed: unknown): string[] {
	const entries: unknown[] = Array.isArray(typed) ? typed : [typed];
	return entries
		.flatMap((entry) => String(entry ?? '').split(','))
		.map((text) => text.trim())
		.filter(Boolean);
}
