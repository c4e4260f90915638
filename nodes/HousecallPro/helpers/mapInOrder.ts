/**
 * Runs `task` for 0 … count-1, at most `atOnce` of them at a time, and resolves to their results in order.
 * After a failure no new task is started; those under way are waited for, then the failure of the lowest
 * index is thrown.
 */
export async function mapInOrder<T>(
	count: number,
	atOnce: number,
	task: (index: number) => Promise<T>,
): Promise<T[]> {
	const results: T[] = [];
	const failures: Array<{ index: number; reason: unknown }> = [];
	let next = 0;

	const work = async () => {
		while (next < count && failures.length === 0) {
			const index = next++;
			await task(index).then(
				(result) => {
					results[index] = result;
				},
				(reason: unknown) => failures.push({ index, reason }),
			);
		}
	};
	await Promise.all(Array.from({ length: Math.min(Math.max(1, atOnce), count) }, work));

	if (failures.length > 0) {
		throw failures.reduce((first, other) => (other.index < first.index ? other : first)).reason;
	}
	return results;
}
