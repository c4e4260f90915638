import { normalizeText } from '../../helpers/text';

/** What stands before a text that was added: `2026-04-01: `. */
const DATED = /^\d{4}-\d{2}-\d{2}: /;

/** The texts that notes consist of: the whole, what was added at a time, paragraphs and lines. */
const textsIn = (notes: string) =>
	[/\n+(?=\d{4}-\d{2}-\d{2}: )/, /\n\s*\n/, /\n/]
		.flatMap((border) => notes.split(border))
		.concat(notes)
		.map((text) => normalizeText(text.replace(DATED, '')));

/**
 * Notes with a text added below them, dated `day` (`YYYY-MM-DD`); the notes themselves where they hold it already.
 * The service keeps one text per customer and no older one (recorded).
 */
export function appendNote(notes: unknown, text: string, day: string): string {
	const known = String(notes ?? '').trim();
	if (known === '') return text;
	return textsIn(known).includes(normalizeText(text))
		? known
		: `${known}\n\n${day}: ${text.trim()}`;
}
