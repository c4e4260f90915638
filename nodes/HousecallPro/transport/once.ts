/**
 * Reads once what many ask for at the same time or later. A failure is not kept: each of the others then tries on its
 * own, one after the other, so that its error names its own item.
 */
export async function once<T>(
	reads: Map<string, Promise<T>>,
	key: string,
	read: () => Promise<T>,
): Promise<T> {
	const known = reads.get(key);
	if (known) return await known.catch(async () => await once(reads, key, read));
	const value = read();
	reads.set(key, value);
	// attached before anybody waits, so that those who wait find nothing when it failed
	value.catch(() => reads.delete(key));
	return await value;
}
