import { mapInOrder } from './mapInOrder';

/**
 * Which of the sets have a member in common, directly or through others (union–find): two of them get the same number
 * where they do. Numbers are indexes of sets.
 */
export function connected(sets: ReadonlyArray<readonly string[]>): number[] {
	const parents = sets.map((_, index) => index);
	const rootOf = (index: number): number => {
		let root = index;
		while (parents[root] !== root) root = parents[root] = parents[parents[root]];
		return root;
	};
	const firstWith = new Map<string, number>();
	sets.forEach((members, index) => {
		for (const member of members) {
			const first = firstWith.get(member);
			if (first === undefined) firstWith.set(member, index);
			else parents[rootOf(index)] = rootOf(first);
		}
	});
	return parents.map((_, index) => rootOf(index));
}

/**
 * As `mapInOrder`, but a task waits for the one before it that has the same number in `groups`. After a failure, what
 * still waits is not started, unless it comes before the one that failed.
 */
export async function mapInGroups<T>(
	groups: readonly number[],
	atOnce: number,
	task: (index: number) => Promise<T>,
): Promise<T[]> {
	const last = new Map<number, Promise<unknown>>();
	let failedAt = Infinity;

	const runAfter = async (before: Promise<unknown> | undefined, index: number) => {
		await before;
		if (index > failedAt) throw new Error('Not started after a failure');
		return await task(index).catch(async (error: unknown) => {
			failedAt = Math.min(failedAt, index);
			return await Promise.reject(error);
		});
	};
	return await mapInOrder(groups.length, atOnce, async (index) => {
		const run = runAfter(last.get(groups[index]), index);
		last.set(groups[index], run);
		return await run;
	});
}
