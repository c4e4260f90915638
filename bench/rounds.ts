import type { Progress } from '../tools/n8n/progress';

export interface RoundOptions {
	/** For the progress messages. */
	what: string;
	runs: number;
	/** Whether each contender runs once before, unmeasured: n8n is slower the first time it does something. */
	warmUp?: boolean;
	progress: Progress;
}

/**
 * Lets each contender run once per round, so that a drift of the machine hits all of them, and turns their
 * order around from round to round, so that none always follows the same one.
 *
 * @returns each contender's results, in the order of the rounds
 */
export async function alternate<K extends string, T>(
	contenders: Record<K, () => Promise<T>>,
	{ what, runs, warmUp = false, progress }: RoundOptions,
): Promise<Record<K, T[]>> {
	const names = Object.keys(contenders) as K[];
	const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
	if (warmUp) for (const name of names) await contenders[name]();
	for (let round = 0; round < runs; round++) {
		for (const name of round % 2 ? [...names].reverse() : names) {
			progress(`${what}: ${name}, run ${round + 1} of ${runs}`);
			results[name].push(await contenders[name]());
		}
	}
	return results;
}
