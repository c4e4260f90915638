import type { Progress } from '../../tools/n8n/progress';
import type { FaultRig } from './rig';

/** One thing that goes wrong. */
export interface Fault {
	/** In the words of somebody who uses the node. */
	name: string;
	/** What has to come of it. */
	expected: string;
	/**
	 * Lets it go wrong.
	 * @returns what was seen
	 * @throws Error that says what was not as it has to be
	 */
	play(rig: FaultRig): Promise<string>;
}

/** Faults of one kind. */
export interface Chapter {
	title: string;
	/** What is done while things go wrong. */
	about: string;
	faults: Fault[];
}

export interface Result {
	chapter: Chapter;
	fault: Fault;
	passed: boolean;
	/** What was seen, or what was not as it has to be. */
	observed: string;
}

/** Plays one fault, and puts n8n and the sandbox in order after it. */
export async function play(
	rig: FaultRig,
	chapter: Chapter,
	fault: Fault,
	progress: Progress,
): Promise<Result> {
	const title = `${chapter.title}: ${fault.name}`;
	progress(`${title} …`);
	const outcome = await outcomeOf(rig, fault);
	progress(`${title}: ${outcome.passed ? 'ok' : outcome.observed}`);
	return { chapter, fault, ...outcome };
}

async function outcomeOf(rig: FaultRig, fault: Fault) {
	try {
		rig.stack.sandbox.state.reset();
		const observed = await fault.play(rig);
		await rig.clear();
		return { passed: true, observed };
	} catch (error) {
		// What was wrong is what has to be reported, not what it led to.
		await rig.clear().catch(() => undefined);
		return { passed: false, observed: error instanceof Error ? error.message : String(error) };
	}
}
