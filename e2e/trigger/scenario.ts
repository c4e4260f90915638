import type { Progress } from '../../tools/n8n/progress';
import { play, type Result } from '../run';
import type { TriggerRig } from './rig';

/** One thing that a trigger has to live through. */
export interface Scenario {
	/** For `--only` and the report. */
	name: string;
	/** Whether this n8n can show it; all can by default. */
	suits?: (rig: TriggerRig) => boolean;
	/** @throws Error that says what was wrong */
	run(rig: TriggerRig): Promise<void>;
}

/** Plays one scenario, and puts n8n and the sandbox in order after it. */
export async function playScenario(
	rig: TriggerRig,
	{ name, suits = () => true, run }: Scenario,
	progress: Progress,
): Promise<Result> {
	const { version } = rig;
	if (!suits(rig)) return { name, version };
	const act = async () => {
		rig.stack.sandbox.state.reset();
		await run(rig);
		await rig.finish();
	};
	return await play({ name, version, act, recover: async () => await rig.clear(), progress });
}
