import type { Progress } from '../../tools/n8n/progress';
import { play, type Result } from '../run';
import type { FaultRig } from './rig';

/** One thing that goes wrong. */
export interface Fault {
	/** In the words of somebody who uses the node. */
	name: string;
	/** What has to come of it. */
	expected: string;
	/** Lets it go wrong. Resolves to what was seen. @throws Error that says what was not as expected */
	play(rig: FaultRig): Promise<string>;
}

/** Faults of one kind. */
export interface Suite {
	title: string;
	/** What is done while things go wrong. */
	about: string;
	faults: Fault[];
}

export interface FaultResult extends Result {
	suite: Suite;
	fault: Fault;
}

/** What a fault is called in the report. */
export const titleOf = (suite: Suite, fault: Fault) => `${suite.title}: ${fault.name}`;

/** Plays one fault, and puts n8n and the sandbox in order after it. */
export async function playFault(
	rig: FaultRig,
	suite: Suite,
	fault: Fault,
	progress: Progress,
): Promise<FaultResult> {
	const act = async () => {
		rig.stack.sandbox.state.reset();
		const observed = await fault.play(rig);
		await rig.clear();
		return observed;
	};
	const recover = async () => await rig.clear();
	const name = titleOf(suite, fault);
	const result = await play({ name, version: rig.version, act, recover, progress });
	if (result.outcome?.passed === false) {
		result.outcome.reason = `expected: ${fault.expected}\n${result.outcome.reason}`;
	}
	return { ...result, suite, fault };
}
