import type { Progress } from '../tools/n8n/progress';
import type { Rig } from './rig';
import { play, type Result } from './run';

/** A rig that scenarios are played on, one after the other. */
export interface Stage extends Rig {
	/** Of n8n, and how it is set up where that matters. */
	readonly version: string;
	/** Ends the scenario, and holds that it left nothing behind. @throws Error */
	finish(): Promise<void>;
	/** Makes everything as it was before the scenario, whatever that has left. */
	clear(): Promise<void>;
}

/** One thing that a trigger has to live through. */
export interface Scenario<S extends Stage> {
	/** For `--only` and the report. */
	name: string;
	/** Whether this n8n can show it; all can by default. */
	suits?: (rig: S) => boolean;
	/** Resolves to what was observed, if that is worth a line. @throws Error that says what was wrong */
	run(rig: S): Promise<string | void>;
}

/** Plays one scenario, and puts n8n and the sandbox in order after it. */
export async function playScenario<S extends Stage>(
	rig: S,
	{ name, suits = () => true, run }: Scenario<S>,
	progress: Progress,
): Promise<Result> {
	const { version } = rig;
	if (!suits(rig)) return { name, version };
	const act = async () => {
		rig.stack.sandbox.state.reset();
		const observed = await run(rig);
		await rig.finish();
		return observed;
	};
	return await play({ name, version, act, recover: async () => await rig.clear(), progress });
}

/** Those whose name holds `only`. @throws Error when there is none */
export function choose<S extends Stage>(scenarios: Array<Scenario<S>>, only: string) {
	const chosen = scenarios.filter(({ name }) => name.includes(only));
	if (chosen.length === 0) throw new Error(`No scenario is called "${only}"; see --help`);
	return chosen;
}
