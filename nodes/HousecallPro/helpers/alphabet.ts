/**
 * Compares two names of fields or options for A–Z, whatever their case. English names need no collation, and the first
 * `localeCompare` of a process takes longer than loading the nodes.
 */
export function compareNames(a: string, b: string): number {
	const [first, second] = [a.toLowerCase(), b.toLowerCase()];
	return first < second ? -1 : Number(first > second);
}
